import type { Cause } from '@/shared/chain';

import type { CertificateFacts } from '../certificate-facts';
import type { SecretFacts } from '../secret-facts';
import { causeByFacts } from './cause-of';
import { symptomById } from './symptom-by-id';

/** A person changes fewer by hand at once. */
const many = 5;
const atOnce = 3_600_000;
/** By so much CAs date a certificate back, and an issuance may have taken, whose Secret is just being written. */
const datedBack = 2 * 3_600_000;
const shown = 3;

/** What is known of the Secret that a Certificate names; undefined where it may not be seen, or is not there. */
export type SecretOf = (
  certificate: CertificateFacts,
) => Pick<SecretFacts, 'leaf' | 'issuedBy'> | undefined;

/** As cert-manager names the issuer of a Secret that has no annotation of one: kind and group are its defaults. */
const ofNobody = /previously issued by "Issuer\.cert-manager\.io\/"/;

/**
 * Its Secret has no issuer's annotations, or came after the issuance that began because there was none, with a
 * certificate of before. An issuer that was changed, or a Secret that somebody deleted, leaves neither behind.
 */
function isOfRestore({ issuing }: CertificateFacts, secret: ReturnType<SecretOf>, now: number) {
  if (issuing?.status !== 'True') return false;
  const { since = 0, reason, message } = issuing;
  if (since < now - atOnce) return false;
  if (reason === 'IncorrectIssuer')
    return ofNobody.test(message) || (secret?.leaf !== undefined && !secret.issuedBy);
  return (
    reason === 'DoesNotExist' &&
    secret?.leaf !== undefined &&
    secret.leaf.notBefore < since - datedBack
  );
}

/** That many Certificates are issued anew within an hour as after a restore. */
export function reissueCause(
  all: Iterable<CertificateFacts>,
  secretOf: SecretOf,
  now: number,
): Cause | undefined {
  const found = [...all].filter((one) => isOfRestore(one, secretOf(one), now));
  const [first] = found;
  if (!first || found.length < many) return undefined;
  const names = found.slice(0, shown).map(({ namespace, name }) => `${namespace}/${name}`);
  const { reason = '', message = '' } = first.issuing ?? {};
  return causeByFacts(symptomById('UN-04'), {
    object: { kind: 'Certificate', namespace: first.namespace, name: first.name },
    text: `${found.length} Certificates are issued again since the last hour whose Secrets name no issuer in their annotations, or came with an earlier certificate only after the issuance had begun: ${names.join(', ')} and others. Certificate ${first.namespace}/${first.name} says: “Issuing=True ${reason}: ${message}”.`,
    ...(first.issuing?.since !== undefined && { at: first.issuing.since }),
  });
}
