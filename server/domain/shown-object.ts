import { isRecord } from '@/shared/fields';
import { redactText } from '@/shared/redact';

import { isCopy } from './is-copy';

const hidden = '(hidden)';
const harmless = /(?:name|namespace|url|server|host|zone|region|endpoint|group|kind)$/i;

/** A DNS01 webhook's configuration has no schema: tokens stand in it beside names, under any key. */
function maskConfig(value: unknown, key: string): unknown {
  if (/Ref$/i.test(key)) return value;
  if (Array.isArray(value)) return value.map((one) => maskConfig(one, key));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, maskConfig(inner, name)]),
    );
  return typeof value === 'string' && !harmless.test(key) ? hidden : value;
}

function maskField(name: string, value: unknown): unknown {
  if (name === 'password' && typeof value === 'string') return hidden;
  if (name === 'webhook' && isRecord(value) && 'config' in value)
    return { ...value, config: maskConfig(value.config, '') };
  return maskPasswords(value);
}

/** A keystore's password may stand in the Certificate itself instead of in a Secret (since v1.17). */
function maskPasswords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskPasswords);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskField(name, inner)]),
  );
}

const annotation = (value: unknown) => (typeof value === 'string' ? redactText(value) : value);

/** An object as it is shown: without managedFields and tools' copies of it, and without passwords and tokens. */
export function shownObject(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  const { managedFields: _managedFields, annotations, ...rest } = metadata;
  const kept = isRecord(annotations)
    ? Object.fromEntries(
        Object.entries(annotations)
          .filter(([name, value]) => !isCopy(name, value))
          .map(([name, value]) => [name, annotation(value)]),
      )
    : {};
  const shown = {
    ...object,
    metadata: { ...rest, ...(Object.keys(kept).length > 0 && { annotations: kept }) },
  };
  const masked = maskPasswords(shown);
  return isRecord(masked) ? masked : {};
}
