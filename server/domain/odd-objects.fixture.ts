import * as fc from 'fast-check';

import { inBase64, junk, oddPairs, oddPem, oddRequests, text, time } from './odd-values.fixture';

/** The kinds of which hostile ones are made. */
export const oddKinds = [
  'certificates',
  'secrets',
  'issuers',
  'certificaterequests',
  'orders',
  'challenges',
  'events',
] as const;
export type OddKind = (typeof oddKinds)[number];

type Template = { readonly [field: string]: Template | fc.Arbitrary<unknown> };

const isArbitrary = (value: Template | fc.Arbitrary<unknown>): value is fc.Arbitrary<unknown> =>
  value instanceof fc.Arbitrary;

const some = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary }, { weight: 1, arbitrary: junk });

/** Objects of that shape in which any field may be missing, or of another type. */
export function odd(template: Template): fc.Arbitrary<unknown> {
  const fields = Object.entries(template).map(([name, value]) => [
    name,
    some(isArbitrary(value) ? value : odd(value)),
  ]);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

const list = (item: fc.Arbitrary<unknown>, maxLength = 4) => fc.array(some(item), { maxLength });
const flag = fc.boolean();
const count = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 2 ** 53, 1e21));
const status = fc.oneof(fc.constantFrom('True', 'False', 'Unknown'), text);
const named = (...names: readonly string[]) => fc.oneof(fc.constantFrom(...names), text);

const conditions = list(
  odd({
    type: named('Ready', 'Issuing', 'Approved', 'Denied', 'InvalidRequest'),
    status,
    reason: named('Failed', 'Pending', 'Issued', 'ErrInitIssuer'),
    message: text,
    lastTransitionTime: time,
    observedGeneration: count,
  }),
);
const owner = odd({
  kind: named('Certificate', 'Order', 'CertificateRequest', 'Ingress'),
  name: text,
  uid: text,
  controller: flag,
});
const metadata = {
  namespace: text,
  name: text,
  uid: text,
  generation: count,
  creationTimestamp: time,
  deletionTimestamp: time,
  ownerReferences: list(owner),
  labels: fc.dictionary(text, some(text), { maxKeys: 3 }),
  annotations: fc.dictionary(
    named(
      'cert-manager.io/certificate-name',
      'cert-manager.io/issuer-name',
      'cert-manager.io/certificate-revision',
      'kubectl.kubernetes.io/last-applied-configuration',
    ),
    some(text),
    { maxKeys: 4 },
  ),
  managedFields: list(junk),
};
const issuerRef = {
  name: text,
  kind: named('Issuer', 'ClusterIssuer'),
  group: named('cert-manager.io'),
};
const selector = { name: text, key: text };
const names = fc.oneof(
  list(text, 6),
  fc.nat(5_000).map((length) => Array.from({ length }, (_, index) => `n${index}.example`)),
);

const templates = {
  certificates: {
    metadata,
    spec: {
      secretName: text,
      commonName: text,
      dnsNames: names,
      ipAddresses: list(text),
      uris: list(text),
      emailAddresses: list(text),
      issuerRef,
      privateKey: {
        algorithm: named('RSA', 'ECDSA', 'Ed25519'),
        size: count,
        rotationPolicy: text,
      },
      isCA: flag,
      duration: named('2160h', '1h', '-1h', '1e9h'),
      renewBefore: named('360h'),
      renewBeforePercentage: count,
      usages: list(named('digital signature', 'server auth')),
      subject: { organizations: list(text), countries: list(text) },
      keystores: { jks: { create: flag, password: text, passwordSecretRef: selector } },
      secretTemplate: { annotations: fc.dictionary(text, text, { maxKeys: 2 }) },
    },
    status: {
      conditions,
      notBefore: time,
      notAfter: time,
      renewalTime: time,
      revision: count,
      lastFailureTime: time,
      failedIssuanceAttempts: count,
      nextPrivateKeySecretName: text,
    },
  },
  issuers: {
    metadata,
    spec: {
      ca: { secretName: text },
      selfSigned: {},
      vault: { server: text, path: text, auth: { tokenSecretRef: selector } },
      venafi: { zone: text, tpp: { url: text, credentialsRef: selector } },
      acme: {
        server: text,
        email: text,
        privateKeySecretRef: selector,
        solvers: list(
          odd({
            http01: { ingress: { class: text } },
            dns01: { route53: { region: text }, webhook: { solverName: text } },
          }),
        ),
      },
    },
    status: { conditions, acme: { uri: text, lastRegisteredEmail: text } },
  },
  orders: {
    metadata,
    spec: { commonName: text, dnsNames: names, ipAddresses: list(text), issuerRef, request: text },
    status: {
      state: named('pending', 'valid', 'invalid', 'errored', 'ready'),
      reason: text,
      url: fc.oneof(fc.webUrl(), text),
      failureTime: time,
      authorizations: list(
        odd({
          identifier: text,
          wildcard: flag,
          initialState: named('valid', 'pending'),
          challenges: list(odd({ type: named('http-01', 'dns-01'), url: text, token: text })),
        }),
      ),
    },
  },
  challenges: {
    metadata,
    spec: {
      dnsName: text,
      wildcard: flag,
      type: named('HTTP-01', 'DNS-01'),
      authorizationURL: text,
      issuerRef,
      solver: {
        http01: { ingress: {}, gatewayHTTPRoute: {} },
        dns01: { cnameStrategy: text, route53: {}, webhook: {} },
      },
    },
    status: { state: named('pending', 'invalid'), reason: text, presented: flag, processing: flag },
  },
  events: {
    metadata,
    involvedObject: { kind: named('Certificate', 'Order'), namespace: text, name: text, uid: text },
    type: named('Normal', 'Warning'),
    reason: named('Issuing', 'Failed'),
    message: text,
    count,
    firstTimestamp: time,
    lastTimestamp: time,
    eventTime: time,
    series: { count, lastObservedTime: time },
    source: { component: named('cert-manager-certificates-issuing') },
    reportingComponent: text,
  },
} satisfies Partial<Record<OddKind, Template>>;

/** Objects of every kind as no API server should ever give them; the pairs in them are made by openssl once. */
export function oddObjects(): Record<OddKind, fc.Arbitrary<unknown>> {
  const pairs = oddPairs();
  const certificates = oddPem(pairs.map(({ crt }) => crt));
  const keys = oddPem(pairs.map(({ key }) => key));
  return {
    certificates: some(odd(templates.certificates)),
    issuers: some(odd(templates.issuers)),
    orders: some(odd(templates.orders)),
    challenges: some(odd(templates.challenges)),
    events: some(odd(templates.events)),
    secrets: some(
      odd({
        metadata,
        type: named('kubernetes.io/tls', 'Opaque', 'helm.sh/release.v1'),
        data: {
          'tls.crt': inBase64(certificates),
          'tls.key': inBase64(keys),
          'ca.crt': inBase64(certificates),
          'keystore.jks': inBase64(text),
        },
      }),
    ),
    certificaterequests: some(
      odd({
        metadata,
        spec: {
          request: inBase64(oddPem(oddRequests())),
          issuerRef,
          isCA: flag,
          usages: list(text),
          duration: text,
          username: text,
          groups: list(text),
        },
        status: {
          conditions,
          certificate: inBase64(certificates),
          ca: inBase64(certificates),
          failureTime: time,
        },
      }),
    ),
  };
}
