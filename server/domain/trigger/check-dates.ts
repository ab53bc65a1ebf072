import { field, timeField } from '@/shared/fields';

import { decodedPair } from './check-pair';
import type { Gathered } from './gather';
import { goTime, rfc1123 } from './go-time';
import { atLeast } from './release';
import { renewalTime, type RenewalTime } from './renewal-time';
import type { Check } from './violation';

/** When the stored certificate is to be renewed by time; undefined where none could be decoded. */
export function renewalOf(gathered: Gathered): RenewalTime | undefined {
  const { spec, release } = gathered;
  const leaf = gathered.pair?.leaf;
  return leaf?.is === 'decoded' ? renewalTime(spec, leaf.value, release) : undefined;
}

/** The ACME server's window, where cert-manager keeps it (1.21 with gate ACMEUseARI) and it is of this certificate. */
function suggestedStart({ certificate, release }: Gathered, notBefore: number): number | undefined {
  if (!atLeast(release, 1, 21)) return undefined;
  const window = field(certificate, 'status', 'acme', 'ari', 'suggestedWindow');
  const start = timeField(window, 'start');
  return start !== undefined && start > notBefore ? start : undefined;
}

export const nearingExpiry: Check = (gathered) => {
  const pair = decodedPair(gathered);
  const renewal = renewalOf(gathered);
  if (!pair || !renewal || renewal.is === 'never') return undefined;
  const suggested = suggestedStart(gathered, pair.leaf.notBefore);
  if ((suggested ?? renewal.time) > gathered.now) return undefined;
  const told = goTime(timeField(gathered.certificate, 'status', 'renewalTime'));
  const message =
    renewal.is === 'outside' && suggested === undefined
      ? `Renewing certificate without satisfying renewal windows at: ${told}`
      : `Renewing certificate as renewal was scheduled at ${told}`;
  return { check: 'renewal', reason: 'Renewing', message };
};

export const expired: Check = (gathered) => {
  const notAfter = decodedPair(gathered)?.leaf.notAfter;
  if (notAfter === undefined || gathered.now <= notAfter) return undefined;
  return {
    check: 'expiry',
    reason: 'Expired',
    message: `Certificate expired on ${rfc1123(notAfter)}`,
  };
};
