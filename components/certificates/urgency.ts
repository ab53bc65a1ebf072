import type { CertificateRow } from '@/shared/certificate';

/** The colour of a lifetime: by what cert-manager and the clock say, never by a fixed number of days. */
export function urgency({
  state: { state },
  secret,
}: Pick<CertificateRow, 'state' | 'secret'>): 'ok' | 'warn' | 'bad' {
  switch (state) {
    case 'failing':
    case 'expired':
      return 'bad';
    case 'overdue':
    case 'unknown':
      return 'warn';
    case 'unmanaged':
      // Nobody is known to renew it.
      return stored(secret);
    case 'issuing':
    case 'ready':
      return 'ok';
  }
}

function stored({ state }: CertificateRow['secret']): 'ok' | 'warn' | 'bad' {
  if (state === 'ending') return 'warn';
  return state === 'expired' ? 'bad' : 'ok';
}
