import type { InstallationCauses } from '@/shared/installation-causes';
import type { InstallationDetail } from '@/shared/installation-detail';

import { counted } from '../text/count';
import { allFindings } from './all-findings';

/** The page in one line: what runs, and whether somebody is needed. `why`: absent while it is not known. */
export function installationAnswer(
  detail: InstallationDetail,
  why: InstallationCauses | undefined,
): string {
  const { installations, unread } = detail;
  const [first, ...others] = installations;
  if (!first)
    return unread.some(({ part }) => part === 'deployments')
      ? 'What cert-manager runs here may not be read'
      : 'cert-manager does not run here';
  const runs =
    others.length > 0
      ? `${installations.length} cert-managers run here`
      : `cert-manager ${first.version} runs in namespace ${first.namespace}`;
  return `${runs}: ${verdict(detail, why)}`;
}

function verdict(detail: InstallationDetail, why: InstallationCauses | undefined): string {
  const of = (severity: string) =>
    allFindings(detail).filter((one) => one.severity === severity).length;
  const known = of('warns') + (why?.causes.length ?? 0);
  const broken = of('breaks');
  if (broken > 0) return `${counted(broken, 'thing does', 'things do')} not work`;
  if (known > 0) return `${counted(known, 'thing')} to know`;
  const isWhole = detail.unread.length === 0 && why?.unread.length === 0;
  return isWhole ? 'all is in order' : 'all that could be read is in order';
}
