import { isRecord } from '@/shared/fields';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** A keystore's password may stand in the Certificate itself instead of in a Secret (since v1.17). */
function maskPasswords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskPasswords);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'password' && typeof inner === 'string' ? '(hidden)' : maskPasswords(inner),
    ]),
  );
}

/** An object as it is shown: without managedFields and kubectl's copy of it, and without passwords. */
export function shownObject(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  const { managedFields: _managedFields, annotations, ...rest } = metadata;
  const kept = isRecord(annotations)
    ? Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== lastApplied))
    : {};
  const shown = {
    ...object,
    metadata: { ...rest, ...(Object.keys(kept).length > 0 && { annotations: kept }) },
  };
  const masked = maskPasswords(shown);
  return isRecord(masked) ? masked : {};
}
