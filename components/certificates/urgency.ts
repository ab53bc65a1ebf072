import type { CertificateState } from '@/shared/certificate';

/** The colour of a lifetime: by what cert-manager and the clock say, never by a fixed number of days. */
export function urgency({ state }: CertificateState): 'ok' | 'warn' | 'bad' {
  switch (state) {
    case 'failing':
    case 'expired':
      return 'bad';
    case 'overdue':
    case 'unknown':
      return 'warn';
    case 'issuing':
    case 'unmanaged':
    case 'ready':
      return 'ok';
  }
}
