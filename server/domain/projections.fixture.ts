import { z } from 'zod';

import { certificateState as stateShape, condition } from '@/shared/certificate';
import { field, isRecord, textField } from '@/shared/fields';
import { finding } from '@/shared/finding';
import { issuerState as issuerStateShape } from '@/shared/issuer';
import { secretHealth as healthShape } from '@/shared/secret';
import { x509, x509Detail } from '@/shared/x509';

import { canaryProblem } from './canary-problem';
import { heldIn, requestRowOf, secretRowOf } from './census';
import { certificateFacts } from './certificate-facts';
import { certificateState } from './certificate-state';
import { challengeFacts } from './challenge-facts';
import { conditions } from './conditions';
import { diagnose } from './diagnosis/diagnose';
import { issuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';
import type { OddKind } from './odd-objects.fixture';
import { orderFacts } from './order-facts';
import { ownerOf } from './owner-of';
import { readRequest } from './read-request';
import { referencedSecrets } from './referenced-secrets';
import { requestFacts } from './request-facts';
import { secretAnnotations } from './secret-annotations';
import { secretFacts } from './secret-facts';
import { secretFindings } from './secret-findings';
import { secretHealth } from './secret-health';
import { secretWriter } from './secret-writer';
import { shownObject } from './shown-object';
import { storedChain } from './stored-chain';
import { backOff } from './trigger/back-off';

/** Makes a value of any object, and holds it to its shape where it has one. */
type Projection = (object: unknown, now: number) => unknown;

const named = z.object({ namespace: z.string(), name: z.string() });
const inAny: Record<string, Projection> = {
  conditions: (one) => z.array(condition).parse(conditions(one)),
  ownerOf,
  shownObject: (one) => (isRecord(one) ? shownObject(one) : undefined),
};

/**
 * What is told of the objects of each kind. A new projection is one more line; whatever object it is given, it must
 * not throw.
 */
export const projections: Record<OddKind, Record<string, Projection>> = {
  certificates: {
    ...inAny,
    certificateFacts: (one) => named.parse(certificateFacts(one)),
    certificateState: (one, now) =>
      stateShape.parse(certificateState(certificateFacts(one), { is: 'unknown' }, now)),
    backOff: (one, now) => backOff(now, Number(textField(one, 'status', 'failedIssuanceAttempts'))),
    referencedSecrets: (one) => referencedSecrets(field(one, 'spec')),
    secretWriter: (one) => named.partial({ namespace: true }).parse(secretWriter(one)),
  },
  secrets: {
    ...inAny,
    secretFacts: (one) => {
      const { leaf, ...rest } = secretFacts(one);
      return [x509.omit({ fingerprint: true }).optional().parse(leaf), named.parse(rest)];
    },
    secretHealth: (one, now) => healthShape.parse(secretHealth(secretFacts(one), now)),
    secretFindings: (one, now) => {
      const facts = secretFacts(one);
      const certificates = [secretWriter(one)];
      return z.array(finding).parse(secretFindings(facts, facts, { certificates }, now));
    },
    secretAnnotations,
    storedChain: (one) =>
      storedChain(one, 'tls.crt').map((stored) =>
        stored.is === 'certificate' ? x509Detail.parse(stored.certificate) : stored.why,
      ),
    heldIn,
    secretRowOf: (one) => named.parse(secretRowOf(one)),
    canaryProblem: (one, now) => canaryProblem(one, one, now),
  },
  issuers: {
    ...inAny,
    issuerFacts: (one) => named.parse(issuerFacts('Issuer', one)),
    issuerState: (one) => issuerStateShape.parse(issuerState(issuerFacts('ClusterIssuer', one))),
    referencedSecrets: (one) => referencedSecrets(field(one, 'spec')),
  },
  certificaterequests: {
    ...inAny,
    requestFacts: (one) => named.parse(requestFacts(one)),
    requestRowOf: (one) => named.parse(requestRowOf(one)),
    readRequest: (one) => readRequest(textField(one, 'spec', 'request') ?? ''),
  },
  orders: { ...inAny, orderFacts: (one) => named.parse(orderFacts(one)) },
  challenges: { ...inAny, challengeFacts: (one) => named.parse(challengeFacts(one)) },
  events: { ...inAny, diagnose: (one) => diagnose(textField(one, 'message') ?? '') },
};
