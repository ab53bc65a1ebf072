import type { Held } from './census';

/** What is another in the data, as a sentence; undefined where nothing is. */
export function differenceOf(before: Held, after: Held): string | undefined {
  if (before.is === 'missing' || after.is === 'missing')
    return before.is === after.is ? undefined : 'Its Secret is there now.';
  if (before.data === after.data) return undefined;
  if (before.leaf?.fingerprint === after.leaf?.fingerprint)
    return `The certificate is the same, but other data of the Secret is not${entries(before.entries, after.entries)}.`;
  return certificates(before.leaf, after.leaf);
}

type Leaf = Extract<Held, { is: 'held' }>['leaf'];

function certificates(before: Leaf, after: Leaf): string {
  const serials = `serial ${before?.serial ?? 'none'} → ${after?.serial ?? 'none'}`;
  const isOtherKey = before && after && before.key !== after.key;
  return `The certificate is another (${serials})${isOtherKey ? ', with another key' : ''}.`;
}

function entries(before: readonly string[], after: readonly string[]): string {
  const said = [
    ...after.filter((name) => !before.includes(name)).map((name) => `${name} was added`),
    ...before.filter((name) => !after.includes(name)).map((name) => `${name} was removed`),
  ];
  return said.length > 0 ? `: ${said.join(', ')}` : '';
}
