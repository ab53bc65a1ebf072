import { issue, signingRequest } from '@/server/domain/openssl.fixture';

const preserved = {
  openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** A kind of another program of which only the objects matter here. */
function crdOf(group: string, version: string, kind: string): object {
  const plural = `${kind.toLowerCase()}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind, listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema: preserved }],
    },
  };
}

/** Argo CD's, the Prometheus Operator's, and an issuer's that no controller looks after. */
export const otherKinds: readonly object[] = [
  // The webhook lets nobody approve for an issuer of a kind that does not exist.
  crdOf('issuers.example', 'v1', 'Nobody'),
  crdOf('argoproj.io', 'v1alpha1', 'Application'),
  crdOf('monitoring.coreos.com', 'v1', 'ServiceMonitor'),
  crdOf('monitoring.coreos.com', 'v1', 'PodMonitor'),
];

/** What Argo CD and the Prometheus Operator keep, as they would write it. */
export const otherObjects: readonly object[] = [
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { namespace: 'symptoms', name: 'tls' },
    status: {
      sync: { status: 'OutOfSync' },
      resources: [
        {
          group: 'admissionregistration.k8s.io',
          kind: 'ValidatingWebhookConfiguration',
          name: 'cert-manager-webhook',
          status: 'OutOfSync',
        },
      ],
    },
  },
  {
    // As it was right for a release whose Service named the port so.
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { namespace: 'cert-manager', name: 'watch' },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'cert-manager' } },
      endpoints: [{ port: 'http-metrics' }],
    },
  },
];

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** As a restore without the annotations of the issuer leaves them: cert-manager takes these for another issuer's. */
export function restored(): object[] {
  const { crt, key } = issue();
  return ['one', 'two', 'three', 'four', 'five'].flatMap((name) => [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: {
        namespace: 'symptoms',
        name,
        annotations: { 'cert-manager.io/certificate-name': name },
      },
      data: { 'tls.crt': base64(crt), 'tls.key': base64(key) },
    },
    certificate(name),
  ]);
}

/** No controller signs for that issuer, so that nothing changes any more. */
export const certificate = (name: string): object => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { namespace: 'symptoms', name },
  spec: {
    secretName: name,
    dnsNames: [`${name}.example`],
    privateKey: { algorithm: 'ECDSA', size: 256 },
    issuerRef: { name: 'nobody', kind: 'Nobody', group: 'issuers.example' },
  },
});

/** Stays undecided: its issuer is nobody's. */
export const undecided = (): object => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'CertificateRequest',
  metadata: { namespace: 'symptoms', name: 'undecided' },
  spec: {
    request: base64(signingRequest({}).csr),
    issuerRef: { name: 'nobody', kind: 'Nobody', group: 'issuers.example' },
  },
});
