import type { LinkPage } from '@/shared/link-query';

import { isWhole } from '../live/is-whole';
import { count, counted } from '../text/count';
import type { LinkWords } from './link-words';

type Told = Pick<LinkPage, 'total' | 'failed' | 'freshness'>;

/** The first line of a list: how many of all that may be seen have failed. */
export function linksAnswer(
  { one, many }: Pick<LinkWords, 'one' | 'many'>,
  { total, failed, freshness }: Told,
): string {
  if (total === 0) return `No ${many} to see`;
  const have = failed === 1 ? 'has' : 'have';
  if (!isWhole(freshness)) {
    const read = `the ${counted(total, one, many)} read so far`;
    return failed === 0
      ? `None of ${read} is known to have failed`
      : `${count(failed)} of ${read} ${have} failed`;
  }
  if (total === 1) return `The one ${one} has ${failed === 0 ? 'not failed' : 'failed'}`;
  if (failed === 0) return `None of ${count(total)} ${many} has failed`;
  return `${count(failed)} of ${count(total)} ${many} ${have} failed`;
}
