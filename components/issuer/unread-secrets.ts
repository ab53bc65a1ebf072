import type { SecretReference } from '@/shared/issuer-detail';

/** Why it is not known whether all that the issuer names is there; undefined where it is. */
export function unreadSecrets(references: readonly SecretReference[]): string | undefined {
  const reasons = references.flatMap(({ state }) => (state.is === 'unread' ? [state.why] : []));
  return reasons.length > 0 ? [...new Set(reasons)].join(' ') : undefined;
}
