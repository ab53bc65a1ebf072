import type { CertificatePage } from '@/shared/certificate';

import { isWhole } from '../live/is-whole';
import { count, counted } from '../text/count';

type Told = Pick<CertificatePage, 'total' | 'needPerson' | 'states' | 'pairUnknown' | 'freshness'>;

/** The first line of the page: how many of all certificates need a person. "Sound" is said only where all of it is known. */
export function certificatesAnswer(told: Told): string {
  const { total, needPerson } = told;
  if (total === 0) return 'No certificates to see';
  if (!isWhole(told.freshness)) return soFar(told);
  if (needPerson === 0) return untroubled(told);
  if (total === 1) return 'The one certificate needs you';
  return `${count(needPerson)} of ${count(total)} certificates ${needPerson === 1 ? 'needs' : 'need'} you`;
}

function soFar({ total, needPerson }: Told): string {
  const read = `the ${counted(total, 'certificate')} read so far`;
  if (needPerson === 0) return `None of ${read} is known to need you`;
  return `${count(needPerson)} of ${read} ${needPerson === 1 ? 'needs' : 'need'} you`;
}

function untroubled({ total, states, pairUnknown }: Told): string {
  const { issuing } = states;
  const open = [
    pairUnknown > 0 && `of ${count(pairUnknown)} of ${count(total)} the stored pair is not known`,
    issuing > 0 && `${count(issuing)} ${issuing === 1 ? 'is' : 'are'} being issued`,
  ].filter((part) => part !== false);
  if (open.length > 0) return `No certificate is known to need you; ${open.join(', ')}`;
  return total === 1
    ? 'The one certificate is sound'
    : `All ${count(total)} certificates are sound`;
}
