import type { CertificatePage } from '@/shared/certificate';

import { count } from '../text/count';

const told = [
  ['failing', 'cannot be issued', 'cannot be issued'],
  ['expired', 'has expired', 'have expired'],
  ['overdue', 'is past its renewal time', 'are past their renewal time'],
  ['unknown', 'is in an unknown state', 'are in an unknown state'],
] as const;

/** Why certificates need a person, in one sentence without its full stop; only for an answer without filters. */
export function needs({
  states,
  needPerson,
}: Pick<CertificatePage, 'states' | 'needPerson'>): string {
  const parts: string[] = [];
  let rest = needPerson;
  for (const [state, one, many] of told) {
    const number = states[state];
    rest -= number;
    if (number > 0) parts.push(`${count(number)} ${number === 1 ? one : many}`);
  }
  if (rest > 0)
    parts.push(`${count(rest)} ${rest === 1 ? 'has' : 'have'} a Secret that is not sound`);
  return parts.join(', ');
}
