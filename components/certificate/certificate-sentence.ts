import type { CertificateRow } from '@/shared/certificate';
import { elapsed } from '@/shared/elapsed';

/** The first sentence on a certificate: how it is, since when, and what comes next. */
export function certificateSentence(row: CertificateRow, now: number): string {
  const { state } = row;
  const since =
    'since' in state && state.since !== undefined ? ` for ${elapsed(now - state.since)}` : '';
  switch (state.state) {
    case 'failing':
      return `Failing${since}${ending(row, now)}`;
    case 'expired':
      return `Expired ${elapsed(now - state.since)} ago`;
    case 'overdue':
      return `Should have been renewed ${elapsed(now - state.since)} ago${ending(row, now)}`;
    case 'unknown':
      return 'Its state is not known';
    case 'issuing':
      return `Being issued${since}${ending(row, now)}`;
    case 'unmanaged':
      return `Written by no Certificate${ending(row, now)}`;
    case 'ready':
      return ready(row, now);
  }
}

function ready(row: CertificateRow, now: number): string {
  const { secret } = row;
  if (secret.state === 'unknown') return `Issued, but whether the stored key matches is not known`;
  if (secret.state !== 'sound') return 'Issued, but what is stored is not sound';
  return `Sound${ending(row, now)}${renewal(row, now)}`;
}

function ending({ notAfter }: CertificateRow, now: number): string {
  if (notAfter === undefined) return '; nothing has been issued yet';
  return notAfter <= now
    ? `; ended ${elapsed(now - notAfter)} ago`
    : `; ends in ${elapsed(notAfter - now)}`;
}

function renewal({ renewalTime }: CertificateRow, now: number): string {
  if (renewalTime === undefined || renewalTime <= now) return '';
  return `, renews by itself in ${elapsed(renewalTime - now)}`;
}
