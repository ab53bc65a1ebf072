import type { ProbeTotals } from '@/shared/run-state';

import { count } from '../text/count';
import { shortLength } from './clock-length';

/** `3,402 made, 1 refused, longest gap 210 ms` */
export function probeSentence({
  made,
  refused,
  unanswered,
  gap,
}: Pick<ProbeTotals, 'made' | 'refused' | 'unanswered' | 'gap'>): string {
  if (made === 0) return 'admission was not probed';
  const parts = [
    `${count(made)} made`,
    `${count(refused)} refused`,
    unanswered > 0 && `${count(unanswered)} said nothing of the webhook`,
    `longest gap ${shortLength(gap)}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
