import { isRecord, listField, textField } from '@/shared/fields';

import { type Listed, listed } from './bundle-names';
import { nameOf, namespaceOf } from './wanted-secrets';

/** What is wrong with one item, which is applied like the rest. */
function wrongWith(item: unknown, of: Listed, namespace: string): string | undefined {
  const { apiVersion, kind } = listed[of];
  if (!isRecord(item) || item.apiVersion !== apiVersion || item.kind !== kind)
    return `holds something that is not a ${kind} of ${apiVersion}`;
  if (namespaceOf(item) !== namespace)
    return `holds a ${kind} that is not of namespace ${namespace || 'none'}`;
  return nameOf(item) === '' ? `holds a ${kind} without a name` : undefined;
}

/** Reads a list of a bundle as what its name says that it holds: how many objects, or what is wrong with it. */
export function checkList(
  text: string,
  of: Listed,
  namespace = '',
): { readonly count: number } | { readonly wrong: string } {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return { wrong: 'is not JSON' }; // The parser's own words would quote it.
  }
  if (textField(list, 'apiVersion') !== 'v1' || textField(list, 'kind') !== 'List')
    return { wrong: 'is not a v1 List' };
  const items = listField(list, 'items');
  const wrong = items
    .map((item) => wrongWith(item, of, namespace))
    .find((one) => one !== undefined);
  if (wrong !== undefined) return { wrong };
  const names = new Set(items.map((item) => textField(item, 'metadata', 'name')));
  if (names.size < items.length) return { wrong: 'names an object twice' };
  return { count: items.length };
}
