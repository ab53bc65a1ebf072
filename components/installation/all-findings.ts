import type { Finding } from '@/shared/finding';
import type { InstallationDetail } from '@/shared/installation-detail';

/** Of the cluster first, then of each installation; where there are several each says which one it is about. */
export function allFindings({ findings, installations }: InstallationDetail): Finding[] {
  const isOne = installations.length < 2;
  return [
    ...findings,
    ...installations.flatMap((one) =>
      one.findings.map((finding) =>
        isOne ? finding : { ...finding, sentence: `In ${one.namespace}: ${finding.sentence}` },
      ),
    ),
  ];
}
