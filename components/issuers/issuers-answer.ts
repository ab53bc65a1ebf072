import type { IssuerPage } from '@/shared/issuer';

import { count } from '../text/count';

/** The first line of the page: how many of all issuers cannot sign. */
export function issuersAnswer({ total }: Pick<IssuerPage, 'total'>, need: number): string {
  if (total === 0) return 'No issuers to see';
  if (total === 1) return need === 0 ? 'The one issuer is ready' : 'The one issuer needs you';
  if (need === 0) return `All ${count(total)} issuers are ready`;
  return `${count(need)} of ${count(total)} issuers ${need === 1 ? 'needs' : 'need'} you`;
}
