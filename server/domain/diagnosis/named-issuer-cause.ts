import type { Cause } from '@/shared/chain';

import { certificateFacts } from '../certificate-facts';
import { causeByFacts } from './cause-of';
import type { Chain } from './chain';
import { issuerCause } from './issuer-cause';
import { named } from './named';
import { symptomById } from './symptom-by-id';

/** The issuer that the Certificate names: missing, or unable to sign. */
export function namedIssuerCause(chain: Chain): Cause | undefined {
  if (chain.issuer?.is !== 'read') return undefined;
  const { namespace, name, issuer } = certificateFacts(chain.certificate);
  const kind = issuer.kind === 'Issuer' ? 'Issuer' : 'ClusterIssuer';
  if (chain.issuer.value) return issuerCause(kind, chain.issuer.value, chain.events);
  const object = { kind, ...(kind === 'Issuer' && { namespace }), name: issuer.name };
  return causeByFacts(symptomById('CR-04'), {
    object,
    text: `${named(object)} does not exist, and Certificate ${namespace}/${name} names it.`,
  });
}
