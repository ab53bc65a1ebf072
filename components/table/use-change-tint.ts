'use client';

import { useState } from 'react';

/**
 * A class that tints an element once each time its value has changed since it was first shown. React Query
 * keeps the identity of what is equal, so text is compared only where identity differs.
 */
export function useChangeTint(value: object): string {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value !== value) {
    const differs = JSON.stringify(seen.value) !== JSON.stringify(value);
    setSeen({ value, changes: seen.changes + (differs ? 1 : 0) });
  }
  if (seen.changes === 0) return '';
  return seen.changes % 2 === 1 ? 'animate-tint-a' : 'animate-tint-b';
}
