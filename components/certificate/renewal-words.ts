import type { CertificateDetail } from '@/shared/certificate-detail';

type Told = Pick<CertificateDetail, 'renewBefore' | 'renewBeforePercentage' | 'renewal'>;

/** How long before its end a Certificate asks to be renewed, and in which windows. */
export function renewalWords({ renewBefore, renewBeforePercentage, renewal }: Told): string {
  if (renewal?.policy === 'Disabled') return 'never by time: spec.renewal.policy is Disabled';
  const when = before(renewBefore, renewBeforePercentage);
  if (!renewal || renewal.windows === 0) return when;
  const windows = renewal.windows === 1 ? 'the window' : `one of the ${renewal.windows} windows`;
  return `${when}, in ${windows} of spec.renewal`;
}

function before(renewBefore: string | undefined, percentage: number | undefined): string {
  if (renewBefore !== undefined) return renewBefore;
  if (percentage !== undefined) return `the last ${percentage} % of the lifetime`;
  return 'left out: a third of the lifetime';
}
