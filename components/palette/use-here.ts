'use client';

import { usePathname } from 'next/navigation';

export interface Here {
  readonly kind: 'Certificate' | 'ClusterIssuer' | 'Issuer' | 'Secret';
  readonly namespace?: string;
  readonly name: string;
}

const kinds = new Map<string | undefined, Here['kind']>([
  ['certificates', 'Certificate'],
  ['issuers', 'Issuer'],
  ['secrets', 'Secret'],
]);

/** The object whose page is open. */
export function useHere(): Here | undefined {
  return hereAt(usePathname());
}

/** The object whose page has that path. */
export function hereAt(path: string): Here | undefined {
  const [, page, ...segments] = path.split('/');
  const kind = kinds.get(page);
  const [first, second, ...more] = segments.map(decoded);
  if (!kind || !first || more.length > 0) return undefined;
  if (second) return { kind, namespace: first, name: second };
  return kind === 'Issuer' ? { kind: 'ClusterIssuer', name: first } : undefined;
}

export function hereName({ namespace, name }: Here): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // No encoding after all: no object has such a name, and the page says so.
  }
}
