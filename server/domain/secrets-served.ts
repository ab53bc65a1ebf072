import { field, listField, textField } from '@/shared/fields';
import { objectTopic } from '@/shared/made-of';

/** The Secrets that an Ingress serves, as topics. */
export function secretsOfIngress(ingress: unknown): string[] {
  const namespace = textField(ingress, 'metadata', 'namespace');
  return listField(ingress, 'spec', 'tls').flatMap((one) => {
    const name = textField(one, 'secretName');
    return name ? [objectTopic('secrets', namespace, name)] : [];
  });
}

/** The Secrets that the listeners of a Gateway serve, also those of other namespaces, as topics. */
export function secretsOfGateway(gateway: unknown): string[] {
  const own = textField(gateway, 'metadata', 'namespace');
  return listField(gateway, 'spec', 'listeners')
    .flatMap((listener) => listField(field(listener, 'tls'), 'certificateRefs'))
    .filter(
      (one) =>
        (textField(one, 'kind') ?? 'Secret') === 'Secret' && (textField(one, 'group') ?? '') === '',
    )
    .flatMap((one) => {
      const name = textField(one, 'name');
      return name ? [objectTopic('secrets', textField(one, 'namespace') ?? own, name)] : [];
    });
}
