import type { IssuerPage } from '@/shared/issuer';

import { isWhole } from '../live/is-whole';
import { count, counted } from '../text/count';
import { placeSeen } from '../text/namespaces-seen';

type Told = Pick<IssuerPage, 'total' | 'needPerson' | 'freshness'>;

/** The first line of the page: how many of all issuers cannot sign. Of a kind that may not be read nothing is claimed. */
export function issuersAnswer({ total, needPerson, freshness }: Told): string {
  if (total === 0) return 'No issuers to see';
  const kinds = [freshness.issuers, freshness.clusterissuers];
  const readable = kinds.filter(({ state }) => state !== 'forbidden');
  const verb = needPerson === 1 ? 'needs' : 'need';
  if (!readable.every(isWhole)) {
    const read = `the ${counted(total, 'issuer')} read so far`;
    return needPerson === 0
      ? `None of ${read} is known to need you`
      : `${count(needPerson)} of ${read} ${verb} you`;
  }
  const seen = readable.length < kinds.length ? ' that you may see' : '';
  if (total === 1) return `The one issuer${seen} ${needPerson === 0 ? 'is ready' : 'needs you'}`;
  if (needPerson === 0) return `All ${count(total)} issuers${seen} are ready`;
  return `${count(needPerson)} of ${count(total)} issuers${seen} ${verb} you`;
}

/** `3 ClusterIssuers, 9 Issuers`; what may not be read is not none. */
export function issuersCounted({
  total,
  clusterWide,
  seen,
  freshness,
}: Pick<IssuerPage, 'total' | 'clusterWide' | 'seen' | 'freshness'>): string {
  const where = seen === undefined ? '' : ` in ${placeSeen(seen)}`;
  return [
    freshness.clusterissuers.state === 'forbidden'
      ? 'ClusterIssuers may not be read'
      : counted(clusterWide, 'ClusterIssuer'),
    freshness.issuers.state === 'forbidden'
      ? 'Issuers may not be read'
      : `${counted(total - clusterWide, 'Issuer')}${where}`,
  ].join(', ');
}
