import type { CertificatePage } from '@/shared/certificate';
import type { Freshness } from '@/shared/freshness';
import type { IssuerPage } from '@/shared/issuer';
import type { LinkPage } from '@/shared/link-query';
import type { SecretPage } from '@/shared/secret';

import type { Found } from './hits-of';

type Known<Page extends { readonly freshness: unknown }> = Pick<Page, 'freshness'>;

/** What each list answered, and how well it knows its kinds. */
export interface Searched extends Found {
  readonly certificates: Found['certificates'] & Known<CertificatePage>;
  readonly issuers: Found['issuers'] & Known<IssuerPage>;
  readonly secrets: Found['secrets'] & Known<SecretPage>;
  readonly requests: Found['requests'] & Known<LinkPage>;
  readonly orders: Found['orders'] & Known<LinkPage>;
  readonly challenges: Found['challenges'] & Known<LinkPage>;
}

/** What was found, with what could not be searched whole: that nothing was found there says nothing. */
export function withNotSearched(told: string, searched: Searched): string {
  const known: readonly (readonly [string, Freshness])[] = [
    ['Certificates', searched.certificates.freshness],
    ['Issuers', searched.issuers.freshness.issuers],
    ['ClusterIssuers', searched.issuers.freshness.clusterissuers],
    ['Secrets', searched.secrets.freshness],
    ['CertificateRequests', searched.requests.freshness],
    ['Orders', searched.orders.freshness],
    ['Challenges', searched.challenges.freshness],
  ];
  const open = known.flatMap(([kind, freshness]) => {
    const why = whyNot(freshness);
    return why === undefined ? [] : [`${kind} ${why}`];
  });
  if (open.length === 0) return told;
  const rest = `Not all was searched: ${open.join(', ')}.`;
  const found = Object.values(searched).some((one) => one.found > 0);
  return found ? `${told}. ${rest}` : `Nothing was found so far. ${rest}`;
}

function whyNot({ state }: Freshness): string | undefined {
  switch (state) {
    case 'live':
    case 'stale':
    // What the cluster does not have cannot be found in it.
    case 'absent':
      return undefined;
    case 'loading':
      return 'are still being read';
    case 'forbidden':
      return 'may not be read by you';
    case 'unreachable':
      return 'could not be read';
  }
}
