import type { BackupPlan } from '@/shared/bundle';

import { counted } from '../text/count';

/** The first line of the page: how much would be kept, or that something stands in the way. */
export function backupSentence(
  { counts, findings }: Pick<BackupPlan, 'counts' | 'findings'>,
  block: string,
): string {
  const blocking = findings.filter(({ severity }) => severity === 'blocks').length;
  if (blocking > 0) return `Backup: ${counted(blocking, 'thing')} to be done first`;
  if (block !== '') return 'The backup cannot be started by you now';
  return `One bundle with ${counted(counts.certificates, 'certificate')} and ${counted(counts.secrets, 'Secret')}`;
}
