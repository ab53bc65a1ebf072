'use client';

import type { IssuerPage } from '@/shared/issuer';

import { useCounts } from '../address/use-counts';
import { fitting } from '../text/count';
import { issuersAnswer, issuersCounted } from './issuers-answer';

/** The answer for the whole cluster first, then of which kinds it speaks. */
export function IssuersHeading({ cluster, page }: { cluster: string; page: IssuerPage }) {
  const whole = useCounts(cluster).issuers.data ?? page;
  const { issuers, clusterissuers } = page.freshness;
  const known = whole.total > 0 || (issuers.state === 'live' && clusterissuers.state === 'live');
  return (
    <div>
      <h1>{known ? issuersAnswer(whole) : 'Issuers'}</h1>
      {whole.total > 0 && (
        <p className="text-muted mt-0.5">
          {issuersCounted(whole)}
          {fitting(page.found, whole.total)}
        </p>
      )}
    </div>
  );
}
