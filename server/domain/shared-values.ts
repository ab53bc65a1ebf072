import type { IssuerReference } from '@/shared/certificate';

import { remember } from './remember';

/**
 * The same text for equal ones: every object is parsed by itself, and tens of thousands of them say the same in texts of
 * their own.
 */
export const sharedText = remember(2_000, (text) => text);

const reference = remember(2_000, (key): IssuerReference => {
  const [name, kind, group] = JSON.parse(key);
  return { name, kind, group };
});

/** The same reference for equal ones. */
export function sharedReference({ name, kind, group }: IssuerReference): IssuerReference {
  return reference(JSON.stringify([name, kind, group]));
}
