import { listField, textField } from '@/shared/fields';

interface At {
  readonly namespace: string;
  readonly name: string;
}

/** Whether a listener of the Gateway serves what is in that Secret; it may stand in another namespace. */
export function gatewayRefers(gateway: unknown, { namespace, name }: At): boolean {
  const own = textField(gateway, 'metadata', 'namespace') ?? '';
  return listField(gateway, 'spec', 'listeners').some((listener) =>
    listField(listener, 'tls', 'certificateRefs').some(
      (one) =>
        (textField(one, 'kind') ?? 'Secret') === 'Secret' &&
        (textField(one, 'group') ?? '') === '' &&
        textField(one, 'name') === name &&
        (textField(one, 'namespace') ?? own) === namespace,
    ),
  );
}
