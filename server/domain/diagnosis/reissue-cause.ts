import type { Cause } from '@/shared/chain';

import type { CertificateFacts } from '../certificate-facts';
import { causeByFacts } from './cause-of';
import { symptomById } from './symptom-by-id';

/** A person changes fewer by hand at once. */
const many = 5;
const atOnce = 3_600_000;
const shown = 3;

/** Its Secret is of another issuer, or is gone although it was issued before: what is new is issued for the first time. */
function isAgain({ issuing, revision, notAfter }: CertificateFacts, now: number): boolean {
  if (issuing?.status !== 'True' || (issuing.since ?? 0) < now - atOnce) return false;
  if (issuing.reason === 'IncorrectIssuer') return true;
  return issuing.reason === 'DoesNotExist' && (revision !== undefined || notAfter !== undefined);
}

/** That many Certificates are issued anew within an hour as after a restore. */
export function reissueCause(all: Iterable<CertificateFacts>, now: number): Cause | undefined {
  const found = [...all].filter((one) => isAgain(one, now));
  const [first] = found;
  if (!first || found.length < many) return undefined;
  const names = found.slice(0, shown).map(({ namespace, name }) => `${namespace}/${name}`);
  const { reason = '', message = '' } = first.issuing ?? {};
  return causeByFacts(symptomById('UN-04'), {
    object: { kind: 'Certificate', namespace: first.namespace, name: first.name },
    text: `${found.length} Certificates that were issued before are issued again since the last hour: ${names.join(', ')} and others. Certificate ${first.namespace}/${first.name} says: “Issuing=True ${reason}: ${message}”.`,
    ...(first.issuing?.since !== undefined && { at: first.issuing.since }),
  });
}
