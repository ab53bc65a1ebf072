import type { CertificateRow } from './certificate';

/** Needs a person: not ready by itself soon, or with a stored pair that is not sound. */
export function needsPerson({ state, secret }: Pick<CertificateRow, 'state' | 'secret'>): boolean {
  if (state.state === 'issuing') return false;
  const settled = state.state === 'ready' || state.state === 'unmanaged';
  return !settled || (secret.state !== 'sound' && secret.state !== 'unknown');
}
