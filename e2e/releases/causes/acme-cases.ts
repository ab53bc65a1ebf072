import { directory, provider } from './acme-server';
import { type BrokenCase, broken, certificate, issuer, secret, type Told } from './broken-case';

const http01 = { http01: { ingress: { serviceType: 'ClusterIP' } } };
const names = (...dnsNames: string[]) => ({ dnsNames });

/** An account of the DNS provider for one name. */
const accountFor = (name: string, of: { username: string; password: string }) =>
  JSON.stringify({
    [name]: { ...of, fulldomain: `${name}.dns.example`, subdomain: name, allowfrom: [] },
  });

export const acmeDns = (accounts: string) => ({
  dns01: { acmeDNS: { host: provider, accountSecretRef: { name: accounts, key: 'acmedns.json' } } },
});

export const account = (name: string, username: string, password = 'right') => ({
  'acmedns.json': accountFor(name, { username, password }),
});

/** An Issuer of the ACME server with one solver. */
export const acme = (ca: string, name: string, solver: object, more: object = {}) => ({
  acme: {
    server: directory,
    caBundle: Buffer.from(ca).toString('base64'),
    privateKeySecretRef: { name: `${name}-account` },
    solvers: [solver],
    ...more,
  },
});

interface Solved {
  readonly solver?: object;
  readonly issuer?: object;
  readonly spec?: object;
  readonly more?: readonly object[];
}

const quota = 'full';
const full = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: quota } },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { namespace: quota, name: 'no-pods' },
    spec: { hard: { pods: '0' } },
  },
];

const token = (name: string, key: string) => secret(name, { [key]: 'not-a-token' });

/** Solved by the DNS provider, with an account of its own. */
const dns01 = (name: string, username: string, password?: string): Solved => ({
  solver: acmeDns(`${name}-dns`),
  more: [secret(`${name}-dns`, account(`${name}.example`, username, password))],
});

/** What fails between cert-manager, an ACME server and the DNS; `ca` is what the server's TLS certificate is of. */
export function acmeCases(ca: string): BrokenCase[] {
  function failing(name: string, told: Told, of: Solved = {}): BrokenCase {
    const { solver = http01, spec, more = [], issuer: changed } = of;
    const objects = [
      ...more,
      issuer(name, acme(ca, name, solver, changed)),
      certificate(name, spec),
    ];
    return { namespace: broken, name, ...told, objects };
  }
  return [
    failing('elsewhere', {
      how: 'The name leads to a web server that does not know the path of the challenge.',
      stays:
        'cert-manager asks the CA only once it sees the proof itself, and nobody changes the DNS.',
      symptom: 'AC-01',
      kind: 'Challenge',
    }),
    failing('nowhere', {
      how: 'The name has no address in DNS.',
      stays: 'cert-manager asks again and again, and nobody gives it one.',
      symptom: 'AC-03',
      kind: 'Challenge',
    }),
    failing(
      'unproven',
      {
        how: 'The name has no address, and the issuer does without the self check: so the CA itself looks, and fails.',
        stays:
          'An Order that the CA calls invalid is over; the next attempt, an hour later, ends the same way.',
        symptom: 'AC-10',
        kind: 'Challenge',
      },
      { solver: { ...http01, waitInsteadOfSelfCheck: '1s' } },
    ),
    failing(
      'lost-record',
      {
        how: 'The DNS provider takes the record and never publishes it.',
        stays: 'cert-manager asks the CA only once it sees the record itself.',
        symptom: 'AC-06',
        kind: 'Challenge',
      },
      dns01('lost-record', 'lost'),
    ),
    failing(
      'wrong-key',
      {
        how: 'The key for the DNS provider is wrong.',
        stays: 'cert-manager tries again with the same key.',
        symptom: 'AC-21',
        kind: 'Challenge',
      },
      dns01('wrong-key', 'us', 'wrong'),
    ),
    failing(
      'no-key',
      {
        how: 'The Secret with the token for the DNS provider does not exist.',
        stays: 'It belongs to a person to make it; since 1.21 the Issuer is not ready before.',
        symptom: 'ISS-08',
        kind: 'Issuer',
      },
      { solver: { dns01: { cloudflare: { apiTokenSecretRef: { name: 'none', key: 'token' } } } } },
    ),
    failing(
      'no-zone',
      {
        how: 'No name server knows a zone that the name is in.',
        stays: 'The zone is not delegated; cert-manager climbs up the same names each time.',
        symptom: 'AC-07',
        kind: 'Challenge',
      },
      {
        solver: { dns01: { digitalocean: { tokenSecretRef: { name: 'no-zone', key: 'token' } } } },
        more: [token('no-zone', 'token')],
      },
    ),
    failing(
      'limited',
      {
        how: 'The CA answers new orders for the name with 429 and a time to wait for.',
        stays: 'The limit lasts for hours, and an errored Order is not tried again.',
        symptom: 'AC-09',
        kind: 'Order',
      },
      { spec: names('limited.example') },
    ),
    failing(
      'wildcard',
      {
        how: 'The name is a wildcard, and the issuer solves HTTP-01 alone.',
        stays: 'No CA proves a wildcard by HTTP-01.',
        symptom: 'AC-13',
        kind: 'Order',
      },
      { spec: names('*.wildcard.example') },
    ),
    failing(
      'no-profile',
      {
        how: 'The issuer asks for a profile that the CA does not have.',
        stays: 'The Order is refused each time.',
        symptom: 'AC-20',
        kind: 'Order',
      },
      { issuer: { profile: 'shortlived' } },
    ),
    failing(
      'no-server',
      {
        how: 'The URL of the ACME server names a host that does not exist.',
        stays: 'The Issuer tries to register again and again, at the same URL.',
        symptom: 'ISS-01',
        kind: 'Issuer',
      },
      { issuer: { server: 'https://acme.nowhere.example/dir' } },
    ),
    failing(
      'untrusted-server',
      {
        how: 'The ACME server shows a certificate of a private CA, and the issuer has no caBundle.',
        stays: 'cert-manager trusts what its image trusts, and that is no private CA.',
        symptom: 'ISS-01',
        kind: 'Issuer',
      },
      { issuer: { caBundle: undefined } },
    ),
    {
      namespace: quota,
      name: 'no-room',
      how: 'A quota forbids any Pod in the namespace, so no solver can start.',
      stays: 'Quotas are not cert-manager’s to change.',
      symptom: 'AC-21',
      kind: 'Challenge',
      objects: [
        ...full,
        issuer('no-room', acme(ca, 'no-room', http01), quota),
        certificate('no-room', {}, quota),
      ],
    },
  ];
}
