// @ts-check

/** How many Certificates of the seed are in order: none of them is part of a broken case. */
export const sound = 40;

/** The sound one that has no file of its own: ingress-shim makes it of Ingress catalog. */
export const byIngressShim = 'shop/catalog-tls';

/** The one that `oneHour` makes; not counted. */
export const oneHourCertificate = 'shop/flash-sale';

/** The Helm values of an installation that is to be seeded. */
export const seedValues = {
  // All Issuers and two ClusterIssuers; the third, partner-ca, is left out, for the denied request.
  approveSignerNames: [
    'issuers.cert-manager.io/*',
    'clusterissuers.cert-manager.io/selfsigned',
    'clusterissuers.cert-manager.io/company-ca',
  ],
  // With the default of 20 requests a second, 40 Certificates take 50 s instead of 10.
  extraArgs: ['--kube-api-qps=200', '--kube-api-burst=400'],
};

/**
 * @typedef {object} Broken
 * @property {string} case
 * @property {'Certificate' | 'Secret'} kind
 * @property {string} namespace
 * @property {string} name
 * @property {boolean} ready whether cert-manager calls it Ready nevertheless
 * @property {string} why cert-manager does not heal it
 */

/** The six cases that stay broken. @type {readonly Broken[]} */
export const broken = [
  {
    case: 'missing-issuer',
    kind: 'Certificate',
    namespace: 'shop',
    name: 'gift-cards',
    ready: false,
    why: 'Issuer gift-cards-ca does not exist; the request waits for one of that name.',
  },
  {
    case: 'issuer-not-ready',
    kind: 'Certificate',
    namespace: 'payments',
    name: 'card-terminals',
    ready: false,
    why: 'Issuer terminals-ca lacks its Secret; cert-manager never makes a CA of its own accord.',
  },
  {
    case: 'shared-secret',
    kind: 'Certificate',
    namespace: 'platform',
    name: 'status-page-old',
    ready: false,
    why: 'Secret status-page-tls belongs to the older Certificate status-page; issuing both would never end.',
  },
  {
    case: 'foreign-key',
    kind: 'Secret',
    namespace: 'shop',
    name: 'legacy-checkout-tls',
    ready: false,
    why: "No Certificate names this Secret, so its wrong key is none of cert-manager's business.",
  },
  {
    case: 'denied',
    kind: 'Certificate',
    namespace: 'payments',
    name: 'partner-portal',
    ready: false,
    why: 'The approver may not approve for ClusterIssuer partner-ca, and a person denied the request.',
  },
  {
    case: 'ca-ends-first',
    kind: 'Certificate',
    namespace: 'platform',
    name: 'build-agents',
    ready: true,
    why: 'build-ca ends 60 days before this leaf; a leaf is renewed by its own dates only.',
  },
];

/** In order by themselves, but part of a broken case. */
export const readyBesideBroken = [
  { namespace: 'platform', name: 'status-page' },
  { namespace: 'platform', name: 'build-ca' },
];
