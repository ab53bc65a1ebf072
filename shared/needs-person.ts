import type { CertificateRow } from './certificate';
import type { SecretHealth } from './secret';

/** What is refused now, whatever is on its way. */
const refused: ReadonlySet<SecretHealth['state']> = new Set([
  'mismatch',
  'unreadable',
  'empty',
  'missing',
  'expired',
]);

/** Needs a person: not ready by itself soon, or with a stored pair that is not sound. */
export function needsPerson({
  state,
  secret,
  revision,
}: Pick<CertificateRow, 'state' | 'secret' | 'revision'>): boolean {
  if (state.state === 'issuing') {
    // There is no Secret before the first issuance: to make it is what goes on.
    const isFirst = revision === undefined && secret.state === 'missing';
    return refused.has(secret.state) && !isFirst;
  }
  const settled = state.state === 'ready' || state.state === 'unmanaged';
  return !settled || isTroubled(secret);
}

/** What is stored is known not to be sound. */
export function isTroubled({ state }: SecretHealth): boolean {
  return state !== 'sound' && state !== 'unknown' && state !== 'key-only';
}
