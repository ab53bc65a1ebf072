import type { SecretHealth } from '@/shared/secret';

import type { SecretFacts } from './secret-facts';
import { utcText } from './utc-text';

/** The verdict on a stored pair at `now` (milliseconds since 1970). */
export function secretHealth({ pair, leaf }: SecretFacts, now: number): SecretHealth {
  if (pair.is === 'empty') return { state: 'empty', why: pair.why };
  if (pair.is === 'unreadable') return { state: 'unreadable', why: pair.why };
  if (!pair.matches)
    return {
      state: 'mismatch',
      why: 'tls.key is not the key of the certificate in tls.crt: servers that load this pair fail.',
    };
  if (leaf && leaf.notAfter <= now)
    return { state: 'expired', why: `The stored certificate ended ${utcText(leaf.notAfter)}.` };
  if (leaf && pair.issuerNotAfter !== undefined && pair.issuerNotAfter < leaf.notAfter)
    return {
      state: 'outlives',
      why: `Its issuer's certificate ends ${utcText(pair.issuerNotAfter)}, before this one (${utcText(leaf.notAfter)}): clients will refuse it from then on.`,
    };
  return { state: 'sound' };
}
