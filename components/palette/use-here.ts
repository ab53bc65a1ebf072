'use client';

import { usePathname } from 'next/navigation';

export interface Here {
  readonly kind: 'certificate';
  readonly namespace: string;
  readonly name: string;
}

/** The object whose page is open. */
export function useHere(): Here | undefined {
  const [, page, namespace, name, ...more] = usePathname().split('/');
  if (page !== 'certificates' || !namespace || !name || more.length > 0) return undefined;
  return { kind: 'certificate', namespace: decoded(namespace), name: decoded(name) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // No encoding after all: no object has such a name, and the page says so.
  }
}
