import { stringify } from 'yaml';

import { field, isRecord } from '@/shared/fields';

import { secretAnnotations } from './secret-annotations';
import { shownObject } from './shown-object';

/** How many bytes stand below each key of a Secret's data; never the bytes. */
export function dataSizes(secret: unknown): { key: string; bytes: number }[] {
  const data = field(secret, 'data');
  const entries = isRecord(data) ? Object.entries(data) : [];
  return entries.map(([key, value]) => ({
    key,
    bytes: typeof value === 'string' ? Buffer.from(value, 'base64').length : 0,
  }));
}

/** A Secret as YAML, with sizes where its values stand. */
export function secretYaml(secret: Readonly<Record<string, unknown>>): string {
  const { data: _data, stringData: _stringData, ...rest } = shownObject(secret);
  const sizes = dataSizes(secret).map(({ key, bytes }) => [key, `(hidden: ${bytes} bytes)`]);
  const annotations = secretAnnotations(secret);
  const { annotations: _annotations, ...metadata } = isRecord(rest.metadata) ? rest.metadata : {};
  const shown = {
    ...rest,
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
    ...(sizes.length > 0 && { data: Object.fromEntries(sizes) }),
  };
  return stringify(shown, { lineWidth: 0, aliasDuplicateObjects: false });
}
