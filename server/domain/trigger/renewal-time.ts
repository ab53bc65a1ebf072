import { field, listField, numberField, textField } from '@/shared/fields';

import { goDuration } from './go-duration';
import { atLeast, type Release } from './release';
import { renewalInWindow } from './renewal-in-window';

/** When cert-manager renews by itself. */
export type RenewalTime =
  | { readonly is: 'at'; readonly time: number }
  /** `renewal.policy: Disabled`, since 1.21. */
  | { readonly is: 'never' }
  /** No window fits: it renews at `time` all the same, and calls the Certificate not ready. */
  | { readonly is: 'outside'; readonly time: number; readonly why: string };

const second = 1_000;
const nanoseconds = 1_000_000n;

/**
 * Until 1.20 cert-manager multiplies nanoseconds with the percentage in 64 bits, which a lifetime of a few years
 * overflows; since 1.21 it is floating point.
 */
function percentageOf(lifetime: number, percentage: number, release: Release): number {
  if (atLeast(release, 1, 21)) return (lifetime * percentage) / 100;
  const product = BigInt.asIntN(64, BigInt(lifetime) * nanoseconds * BigInt(percentage));
  return Number(product / 100n) / Number(nanoseconds);
}

function renewBeforeOf(spec: unknown, lifetime: number, release: Release): number {
  const renewBefore = goDuration(textField(spec, 'renewBefore'));
  const least = atLeast(release, 1, 16) ? 0 : -Infinity;
  if (renewBefore !== undefined && renewBefore > least && renewBefore < lifetime)
    return renewBefore;
  const percentage = numberField(spec, 'renewBeforePercentage');
  if (atLeast(release, 1, 16) && percentage !== undefined && percentage > 0 && percentage < 100)
    return percentageOf(lifetime, Math.trunc(percentage), release);
  return lifetime / 3;
}

/** Of a Certificate's spec and of what was really issued: times in milliseconds since 1970. */
export function renewalTime(
  spec: unknown,
  issued: { readonly notBefore: number; readonly notAfter: number },
  release: Release,
): RenewalTime {
  const { notBefore, notAfter } = issued;
  const before = renewBeforeOf(spec, notAfter - notBefore, release);
  const desired = Math.floor((notAfter - before) / second) * second;
  const renewal = field(spec, 'renewal');
  if (!atLeast(release, 1, 21) || renewal === undefined) return { is: 'at', time: desired };
  const policy = textField(renewal, 'policy') ?? '';
  if (policy === 'Disabled') return { is: 'never' };
  if (policy !== 'RenewBefore')
    return { is: 'outside', time: desired, why: `unsupported renewal policy: ${policy}` };
  return renewalInWindow(listField(renewal, 'windows'), issued, desired);
}
