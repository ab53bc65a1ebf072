import { kubectl } from '../../cluster/kubectl.js';
import { acmeImage, loadAcme } from '../acme.js';
import { apply } from './apply';

/** Of the ACME server, of its DNS, and of a web server that knows no path. */
const address = '10.90.0.80';
/** Leads to the solver Pods of namespace `web`, as an Ingress controller would. */
export const solvers = '10.90.0.81';
export const nameserver = `${address}:53`;
export const directory = 'https://acme.acme.svc/dir';
export const provider = 'http://acme.acme.svc';

const at = { namespace: 'acme', name: 'acme' };
const certManager = 'cert-manager.io/v1';

const certificate = {
  apiVersion: certManager,
  kind: 'Certificate',
  metadata: at,
  spec: {
    secretName: 'acme-tls',
    dnsNames: ['acme.acme.svc'],
    issuerRef: { name: 'company-ca', kind: 'ClusterIssuer', group: 'cert-manager.io' },
    privateKey: { algorithm: 'ECDSA', size: 256 },
  },
};

const pebble = {
  listenAddress: '127.0.0.1:14000',
  managementListenAddress: '127.0.0.1:15000',
  certificate: '/tls/tls.crt',
  privateKey: '/tls/tls.key',
  httpPort: 80,
  tlsPort: 443,
  ocspResponderURL: '',
  externalAccountBindingRequired: false,
  retryAfter: { authz: 1, order: 1 },
  keyAlgorithm: 'ecdsa',
  profiles: { default: { description: '90 days', validityPeriod: 7_776_000 } },
};

const configuration = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: at,
  data: { 'pebble.json': JSON.stringify({ pebble }) },
};

/** The addresses that names have in that DNS; no other name has one. */
const records: Readonly<Record<string, string>> = {
  'www.shop.example': solvers,
  'elsewhere.example': address,
};

const tls = { name: 'tls', mountPath: '/tls', readOnly: true };
const image = (name: string) => ({ name, image: acmeImage(name) });

const containers = [
  {
    ...image('pebble'),
    args: ['-config=/config/pebble.json', '-dnsserver=127.0.0.1:8053'],
    env: [
      { name: 'PEBBLE_VA_NOSLEEP', value: '1' },
      { name: 'PEBBLE_WFE_NONCEREJECT', value: '0' },
      { name: 'PEBBLE_AUTHZREUSE', value: '0' },
    ],
    volumeMounts: [tls, { name: 'config', mountPath: '/config' }],
  },
  {
    ...image('pebble-challtestsrv'),
    // Only DNS, and of no name an address but those it is told.
    args: ['-http01=', '-https01=', '-tlsalpn01=', '-doh=', '-defaultIPv4=', '-defaultIPv6='],
    readinessProbe: { tcpSocket: { port: 8055 }, periodSeconds: 1 },
  },
  {
    ...image('acme-front'),
    args: [
      `-addresses=${Object.entries(records)
        .map((one) => one.join('='))
        .join(',')}`,
    ],
    readinessProbe: {
      httpGet: { path: '/dir', port: 8443, scheme: 'HTTPS' },
      periodSeconds: 1,
    },
    volumeMounts: [tls],
  },
];

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: at,
  spec: {
    selector: { matchLabels: { app: 'acme' } },
    template: {
      metadata: { labels: { app: 'acme' } },
      spec: {
        containers,
        volumes: [
          { name: 'tls', secret: { secretName: 'acme-tls' } },
          { name: 'config', configMap: { name: 'acme' } },
        ],
      },
    },
  },
};

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: at,
  spec: {
    clusterIP: address,
    selector: { app: 'acme' },
    ports: [
      { name: 'acme', port: 443, targetPort: 8443 },
      { name: 'plain', port: 80, targetPort: 8080 },
      { name: 'dns', port: 53, targetPort: 8053, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, targetPort: 8053 },
    ],
  },
};

/** What cert-manager has to be told to ask that DNS, and often. */
export const nameserverFlags = [
  `--acme-http01-solver-nameservers=${nameserver}`,
  `--dns01-recursive-nameservers=${nameserver}`,
  '--dns01-recursive-nameservers-only',
  '--dns01-check-retry-period=2s',
];

/**
 * Runs Pebble with its DNS and what stands before it, on a cluster with the seed's ClusterIssuer `company-ca`.
 * Returns the PEM of the CA that its TLS certificate is of.
 */
export async function runAcme(cluster: string): Promise<string> {
  await loadAcme(cluster);
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'acme' } };
  await apply(cluster, [namespace, certificate, configuration, deployment, service]);
  await kubectl(cluster, 'rollout status deployment/acme -n acme --timeout=120s'.split(' '));
  const path = 'jsonpath={.data.ca\\.crt}';
  const ca = await kubectl(cluster, ['get', 'secret', 'acme-tls', '-n', 'acme', '-o', path]);
  return Buffer.from(ca, 'base64').toString();
}
