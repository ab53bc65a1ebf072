import type { PlanAnswer } from '@/shared/wizard';

import { counted } from '../text/count';

const list = new Intl.ListFormat('en-GB');

/** Why a run of this plan cannot be started now; empty when it can. */
export function startBlock({ findings, access, held }: PlanAnswer, exclusive: boolean): string {
  const blocking = findings.filter(({ severity }) => severity === 'blocks').length;
  const lacked = access.missing.filter(({ optional }) => !optional).length;
  const reasons = [
    blocking > 0 &&
      `${counted(blocking, 'finding')} below ${blocking === 1 ? 'blocks' : 'block'} it`,
    lacked > 0 && `you lack ${counted(lacked, 'right')}`,
    exclusive && held !== undefined && `the cluster is held by ${held.by}`,
  ].filter((reason) => reason !== false);
  const sentence = list.format(reasons);
  return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
