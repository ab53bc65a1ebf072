import type { Resource } from '@/shared/actor';
import { byEach } from '@/shared/by-each';

import type { Scopes } from './scopes';

type Texts = Readonly<Record<Resource, string>>;
const known = new WeakMap<Scopes, Texts>();

function textsOf(scopes: Scopes): Texts {
  return byEach(Object.keys(scopes) as Resource[], (resource) => {
    const scope = scopes[resource];
    return scope.of === 'cluster' ? '*' : [...scope.names].toSorted().join(',');
  });
}

/** The same text for people who may list the same of these kinds. */
export function rightsKey(scopes: Scopes, of: readonly Resource[]): string {
  const texts = known.get(scopes) ?? textsOf(scopes);
  known.set(scopes, texts);
  return of.map((resource) => texts[resource]).join(' ');
}
