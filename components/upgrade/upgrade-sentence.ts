import type { Finding } from '@/shared/finding';
import type { UpgradePlan } from '@/shared/upgrade';

import { count } from '../text/count';

/** The first line of the page: from where to where, and whether something stands in the way. */
export function upgradeSentence(
  { from, to }: Pick<UpgradePlan, 'from' | 'to'>,
  findings: readonly Finding[],
  block: string,
): string {
  const hop = to === '' ? 'No upgrade yet' : `${from} → ${to}`;
  const of = (severity: Finding['severity']) =>
    findings.filter((one) => one.severity === severity).length;
  const blocking = of('blocks');
  const warning = of('warns');
  if (blocking > 0)
    return `${hop}: ${blocking === 1 ? 'one thing has' : `${count(blocking)} things have`} to be done first`;
  if (block !== '') return `${hop} cannot be started by you now`;
  if (warning > 0)
    return `${hop} can start; ${warning === 1 ? 'one thing' : `${count(warning)} things`} to know before`;
  return `${hop} can start: nothing stands in the way`;
}
