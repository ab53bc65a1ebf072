import { parse } from 'yaml';
import { z } from 'zod';

import { certificateState as stateShape } from '@/shared/certificate';
import { condition } from '@/shared/condition';
import { field, isRecord, textField } from '@/shared/fields';
import { finding } from '@/shared/finding';
import { issuerState as issuerStateShape } from '@/shared/issuer';
import { issuerDetail, type SecretReference } from '@/shared/issuer-detail';
import { secretHealth as healthShape } from '@/shared/secret';
import { x509, x509Detail } from '@/shared/x509';

import { canaryProblem } from './canary-problem';
import { heldIn, requestRowOf, secretRowOf } from './census';
import { certificateFacts } from './certificate-facts';
import { certificateState } from './certificate-state';
import { challengeFacts } from './challenge-facts';
import { conditions } from './conditions';
import { diagnose } from './diagnosis/diagnose';
import { oddChain, oddIssuerCause } from './diagnosis/odd-chain.fixture';
import { issuerAccount, issuerSolvers } from './issuer-account';
import { issuerFacts } from './issuer-facts';
import { issuerFindings } from './issuer-findings';
import { issuerReferences } from './issuer-references';
import { issuerState } from './issuer-state';
import { objectYaml } from './object-yaml';
import type { OddKind } from './odd-objects.fixture';
import { issue, tlsSecret } from './openssl.fixture';
import { orderFacts } from './order-facts';
import { ownerOf } from './owner-of';
import { readRequest } from './read-request';
import { referencedSecrets } from './referenced-secrets';
import { requestFacts } from './request-facts';
import { secretAnnotations } from './secret-annotations';
import { secretFacts } from './secret-facts';
import { listedFindings, secretFindings } from './secret-findings';
import { secretHealth } from './secret-health';
import { secretWriter } from './secret-writer';
import { secretYaml } from './secret-yaml';
import { shownObject } from './shown-object';
import { storedChain } from './stored-chain';
import { backOff } from './trigger/back-off';
import type { Situation } from './trigger/gather';
import { readiness } from './trigger/readiness';
import { wouldIssue } from './trigger/would-issue';

/** Makes a value of any object, and holds it to its shape where it has one. */
type Projection = (object: unknown, now: number) => unknown;

const named = z.object({ namespace: z.string(), name: z.string() });
const inAny: Record<string, Projection> = {
  conditions: (one) => z.array(condition).parse(conditions(one)),
  ownerOf,
  shownObject: (one) => (isRecord(one) ? shownObject(one) : undefined),
  objectYaml: (one) => (isRecord(one) ? isRecord(parse(objectYaml(one))) : undefined),
};

/** What is found of an issuer whose Secrets are all gone, or lack a key, and whose CA ends. */
function foundOfIssuer(one: unknown, now: number): unknown {
  const { ready: _ready, ...facts } = issuerFacts('Issuer', one);
  const row = { ...facts, state: issuerState(issuerFacts('Issuer', one)) };
  const states: SecretReference['state'][] = [
    { is: 'missing' },
    { is: 'key-missing', keys: ['tls.key'] },
  ];
  return issuerReferences(field(one, 'spec')).flatMap((reference) =>
    states.map((state) => {
      const references = [{ ...reference, keys: reference.keys.map((keys) => [...keys]), state }];
      const ca = { subject: '', notAfter: now - 1, fingerprint: '', outlived: 1 };
      return z.array(finding).parse(issuerFindings({ row, references, ca }, now));
    }),
  );
}

const { crt, key } = issue({ subject: '/CN=web', names: 'DNS:web.example' });
const sound = {
  certificate: {
    metadata: { namespace: 'shop', name: 'web', uid: 'web' },
    spec: {
      secretName: 'tls',
      commonName: 'web',
      dnsNames: ['web.example'],
      issuerRef: { name: 'ca' },
    },
    status: { revision: 1 },
  },
  secret: tlsSecret({ 'tls.crt': crt, 'tls.key': key }),
  requests: [],
  certificates: [],
  release: { major: 1, minor: 20, patch: 3 },
};

/** What cert-manager would do where one of the objects is odd and the others are sound. */
const decided = (now: number, odd: Partial<Situation>) => {
  const situation = { ...sound, now, ...odd };
  return [wouldIssue(situation), readiness(situation)];
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
    trigger: (one, now) => decided(now, { certificate: one }),
    oddChain: (one, now) => oddChain('certificate', one, now),
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
    secretHealth: (one, now) => {
      const facts = secretFacts(one);
      const written = { owner: secretWriter(one), count: 1, some: [] };
      const told = listedFindings(facts, written, undefined, now);
      return healthShape.parse(secretHealth(facts, told, now));
    },
    secretFindings: (one, now) => {
      const facts = secretFacts(one);
      const certificates = [secretWriter(one)];
      return z.array(finding).parse(secretFindings(facts, facts, { certificates }, now));
    },
    secretAnnotations,
    secretYaml: (one) => (isRecord(one) ? isRecord(parse(secretYaml(one))) : undefined),
    oddChain: (one, now) => oddChain('secret', one, now),
    storedChain: (one) =>
      storedChain(one, 'tls.crt').map((stored) =>
        stored.is === 'certificate' ? x509Detail.parse(stored.certificate) : stored.why,
      ),
    trigger: (one, now) => decided(now, { secret: one }),
    heldIn,
    secretRowOf: (one) => named.parse(secretRowOf(one)),
    canaryProblem: (one, now) => canaryProblem(one, one, now),
  },
  issuers: {
    ...inAny,
    issuerFacts: (one) => named.parse(issuerFacts('Issuer', one)),
    issuerAccount: (one) => issuerDetail.shape.account.parse(issuerAccount(one)),
    issuerSolvers: (one) => issuerDetail.shape.solvers.parse(issuerSolvers(one)),
    issuerFindings: foundOfIssuer,
    issuerCause: oddIssuerCause,
    oddChain: (one, now) => oddChain('issuer', one, now),
    issuerState: (one) => issuerStateShape.parse(issuerState(issuerFacts('ClusterIssuer', one))),
    referencedSecrets: (one) => referencedSecrets(field(one, 'spec')),
  },
  certificaterequests: {
    ...inAny,
    requestFacts: (one) => named.parse(requestFacts(one)),
    requestRowOf: (one) => named.parse(requestRowOf(one)),
    trigger: (one, now) => decided(now, { requests: [one] }),
    oddChain: (one, now) => oddChain('request', one, now),
    readRequest: (one) => readRequest(textField(one, 'spec', 'request') ?? ''),
  },
  orders: {
    ...inAny,
    orderFacts: (one) => named.parse(orderFacts(one)),
    oddChain: (one, now) => oddChain('order', one, now),
  },
  challenges: {
    ...inAny,
    challengeFacts: (one) => named.parse(challengeFacts(one)),
    oddChain: (one, now) => oddChain('challenge', one, now),
  },
  events: {
    ...inAny,
    diagnose: (one) => diagnose(textField(one, 'message') ?? ''),
    oddChain: (one, now) => oddChain('event', one, now),
  },
};
