import type { CertificateRow } from '@/shared/certificate';

/** Whether a person is needed; the server counts them by the same rule and lists them first. */
export function isTroubled({ state, secret }: CertificateRow): boolean {
  if (state.state === 'issuing') return false;
  return state.state !== 'ready' || (secret.state !== 'sound' && secret.state !== 'unknown');
}
