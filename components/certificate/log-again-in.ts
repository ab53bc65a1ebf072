import type { CertificateDetail } from '@/shared/certificate-detail';

/** Milliseconds until the log, which was not read for this answer, may say more. */
export function logAgainIn(detail: Pick<CertificateDetail, 'again' | 'now'> | undefined): number {
  return detail?.again === undefined ? Infinity : Math.max(1_000, detail.again - detail.now);
}
