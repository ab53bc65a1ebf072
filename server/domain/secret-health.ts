import type { SecretHealth } from '@/shared/secret';

import type { SecretFacts } from './secret-facts';
import type { ToldFinding } from './told-finding';
import { utcText } from './utc-text';

/**
 * The verdict on a stored pair at `now` (milliseconds since 1970), and on what is `told` of its Secret: whatever breaks
 * is never sound.
 */
export function secretHealth(
  { pair, leaf, nextKey }: SecretFacts,
  told: readonly ToldFinding[],
  now: number,
): SecretHealth {
  if (nextKey)
    return {
      state: 'key-only',
      why: 'It holds the private key of an issuance, and no certificate.',
    };
  if (pair.is === 'empty') return { state: 'empty', why: pair.why };
  if (pair.is === 'unreadable') return { state: 'unreadable', why: pair.why };
  if (!pair.matches)
    return {
      state: 'mismatch',
      why: 'tls.key is not the key of the certificate in tls.crt: servers that load this pair fail.',
    };
  if (leaf && leaf.notAfter <= now)
    return { state: 'expired', why: `The stored certificate ended ${utcText(leaf.notAfter)}.` };
  const breaks = told.find(({ severity }) => severity === 'breaks');
  if (breaks) return { state: 'broken', why: breaks.sentence };
  const ending = told.find(({ code }) => code === 'secret-ending');
  if (ending) return { state: 'ending', why: ending.sentence };
  if (leaf && pair.issuerNotAfter !== undefined && pair.issuerNotAfter < leaf.notAfter)
    return {
      state: 'outlives',
      why: `Its issuer's certificate ends ${utcText(pair.issuerNotAfter)}, before this one (${utcText(leaf.notAfter)}): clients will refuse it from then on.`,
    };
  return { state: 'sound' };
}
