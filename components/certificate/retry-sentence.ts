import type { CertificateState } from '@/shared/certificate';
import { elapsed } from '@/shared/elapsed';

import { absoluteTime } from '../clock/absolute-time';

const minute = 60_000;

function ordinal(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'}`;
}

/** When cert-manager tries again by itself, and that a person need not wait; empty where nothing failed. */
export function retrySentence(state: CertificateState, now: number): string {
  const retry = 'retry' in state ? state.retry : undefined;
  if (!retry) return '';
  const built = retry.assumed ? ', if it waits as long as is built in' : '';
  const failures = `${ordinal(retry.attempts)} failure${built}`;
  // For that long it may only be on its way to be seen.
  if (retry.at + minute <= now)
    return `cert-manager's next try was due ${elapsed(now - retry.at)} ago (after the ${failures}); check that its controller runs.`;
  if (retry.at <= now) return `cert-manager tries again now (after the ${failures}).`;
  return `cert-manager tries again at ${absoluteTime(retry.at)}, in ${elapsed(retry.at - now)} (after the ${failures}); a manual renew does not wait.`;
}
