import { comparing, type Key } from './order';

/** Fewer than these are compared one with another. */
const few = 16;

/** Of values that are all different. */
const byValue = (a: string | number, b: string | number) => (a < b ? -1 : 1);

function grouped<One>(all: readonly One[], key: Key<One>): Map<string | number, One[]> {
  const groups = new Map<string | number, One[]>();
  for (const one of all) {
    const value = key(one);
    const group = groups.get(value);
    if (group) group.push(one);
    else groups.set(value, [one]);
  }
  return groups;
}

/**
 * In the order of the first key, where that is equal of the second, and so on; else as they came. Equal values are
 * gathered before anything is compared: tens of thousands of objects have few namespaces, issuers and states.
 */
export function inOrderOf<One>(all: readonly One[], keys: readonly Key<One>[]): readonly One[] {
  const [key, ...more] = keys;
  if (!key || all.length < 2) return all;
  if (all.length < few) return all.toSorted(comparing(...keys));
  const groups = grouped(all, key);
  const sorted: One[] = [];
  for (const value of [...groups.keys()].toSorted(byValue))
    for (const one of inOrderOf(groups.get(value) ?? [], more)) sorted.push(one);
  return sorted;
}
