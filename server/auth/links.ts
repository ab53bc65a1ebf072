import { createHash, randomBytes } from 'node:crypto';

import { perProcess } from '@/shared/per-process';

const lifetime = 10 * 60_000;
const open = perProcess('sign-in-links', () => new Map<string, number>());

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A secret that signs in one person once, within 10 minutes. Only its digest is kept. */
export function makeLink(): string {
  const secret = randomBytes(32).toString('base64url');
  open.set(digest(secret), Date.now() + lifetime);
  return secret;
}

/** Uses the link up; false when it never was one, was used already, or is too old. */
export function useLink(secret: string): boolean {
  const key = digest(secret);
  const until = open.get(key);
  open.delete(key);
  return until !== undefined && until > Date.now();
}
