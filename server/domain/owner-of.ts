import { field, listField, textField } from '@/shared/fields';

/** The controller that an object belongs to: names come back, a uid never does. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export function ownerOf(object: unknown): Owner | undefined {
  const found = listField(object, 'metadata', 'ownerReferences').find(
    (one) => field(one, 'controller') === true,
  );
  if (found === undefined) return undefined;
  return {
    kind: textField(found, 'kind') ?? '',
    name: textField(found, 'name') ?? '',
    uid: textField(found, 'uid') ?? '',
  };
}
