import { beforeAll, expect, test } from 'vitest';

import { issue, type Pair } from '@/server/domain/openssl.fixture';
import type { X509Detail } from '@/shared/x509';

import { cmctlPath } from '../releases/tools.js';
import { run } from '../setup/run.js';
import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory } from './people';
import { applied, namespace, testbed, tlsSecret } from './testbed';

const shop = 'cmctl-secret';
const caller = callerOf(administrator);

const ca = issue({ subject: '/CN=Shop CA/O=Shop/C=DE', isCA: true, key: 'rsa:2048', until: 300 });
const middle = issue({ subject: '/CN=Middle/O=Shop', isCA: true, issuer: ca, until: 200 });
const all = [
  'keyUsage = critical,digitalSignature,keyEncipherment',
  'extendedKeyUsage = serverAuth,clientAuth,timeStamping',
];
const names =
  'DNS:web.example,DNS:*.web.example,IP:10.0.0.1,IP:2001:db8::1,URI:spiffe://a/b,email:x@web.example';
const subject = '/C=DE/O=Shop/O=Second/OU=Web/CN=web.example';
const addresses = [
  'crlDistributionPoints = URI:ldap://127.0.0.1:9/a,URI:http://127.0.0.1:9/b.crl',
  'authorityInfoAccess = OCSP;URI:http://127.0.0.1:9/ocsp',
];

const chained = issue({ issuer: middle, subject, names, extensions: all });
const pairs: Readonly<Record<string, Pair>> = {
  rsa: issue({ key: 'rsa:2048', issuer: ca, subject, names, extensions: all }),
  ecdsa: issue({ key: 'P-384', issuer: ca, subject, names, extensions: all, digest: 'sha384' }),
  ed25519: issue({ key: 'ed25519', subject, names, extensions: all }),
  chain: { crt: chained.crt + middle.crt + ca.crt, key: chained.key },
  nameless: issue({ subject: '/', issuer: ca }),
  addresses: issue({ subject, issuer: middle, extensions: addresses }),
  authority: ca,
};

beforeAll(async () => {
  await namespace(shop);
  await applied(...Object.entries(pairs).map(([name, pair]) => tlsSecret(shop, name, pair)));
  await untilEqual(await knownInventory());
});

/** What cmctl prints behind each heading: a value, a list, or `<none>`. */
function printed(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let section = '';
  let heading = '';
  for (const line of text.split('\n')) {
    const item = /^\t+- (.*)$/.exec(line)?.[1];
    const [, name, value = ''] = /^\t([^\t:-][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (/^\S.*:$/.test(line)) section = line.slice(0, -1);
    else if (item !== undefined) found[heading]?.push(item);
    else if (name !== undefined) {
      heading = `${section}/${name}`;
      found[heading] = value === '' || value === '<none>' ? [] : [value];
    }
  }
  return found;
}

const goSignatures: Readonly<Record<string, string>> = {
  sha256WithRSAEncryption: 'SHA256-RSA',
  sha384WithRSAEncryption: 'SHA384-RSA',
  'ecdsa-with-SHA256': 'ECDSA-SHA256',
  'ecdsa-with-SHA384': 'ECDSA-SHA384',
  ED25519: 'Ed25519',
};

const goTime = (time: number) => new Date(time).toUTCString().replace('GMT', 'UTC');

function party(one: X509Detail, of: 'subjectAttributes' | 'issuerAttributes') {
  const values = (name: string) =>
    one[of].filter((attribute) => attribute.name === name).map(({ value }) => value);
  return {
    'Common Name': values('CN'),
    Organization: values('O'),
    OrganizationalUnit: values('OU'),
    Country: values('C'),
  };
}

const below = (section: string, facts: Readonly<Record<string, string[]>>) =>
  Object.entries(facts).map(([name, value]) => [`${section}/${name}`, value]);

/** The facts of ours under the headings of cmctl. */
function ours(one: X509Detail): Record<string, string[]> {
  return Object.fromEntries([
    ...below('Valid for', {
      'DNS Names': one.alternativeNames.dnsNames,
      URIs: one.alternativeNames.uris,
      'IP Addresses': one.alternativeNames.ips,
      'Email Addresses': one.alternativeNames.emails,
      Usages: [...one.keyUsages, ...one.extKeyUsages],
    }),
    ...below('Validity period', {
      'Not Before': [goTime(one.notBefore)],
      'Not After': [goTime(one.notAfter)],
    }),
    ...below('Issued By', party(one, 'issuerAttributes')),
    ...below('Issued For', party(one, 'subjectAttributes')),
    ...below('Certificate', {
      'Signing Algorithm': [goSignatures[one.signatureAlgorithm] ?? one.signatureAlgorithm],
      'Public Key Algorithm': [one.publicKey.algorithm],
      'Serial Number': [one.serialDecimal],
      Fingerprints: [one.fingerprint],
      'Is a CA certificate': [String(one.isCA)],
      CRL: one.crls,
      OCSP: one.ocsp,
    }),
  ]);
}

test.each(Object.keys(pairs))(
  'every fact that cmctl inspect secret shows of "%s", ours shows as well',
  async (name) => {
    const env = { ...process.env, KUBECONFIG: testbed.kubeconfig };
    const text = await run(await cmctlPath(), ['inspect', 'secret', name, '-n', shop], { env });
    const { chain } = await caller.secrets.get({ cluster: testbed.name, namespace: shop, name });
    const [leaf] = chain;
    if (leaf?.is !== 'certificate') throw new Error(`${name} has no readable certificate`);
    const theirs = Object.entries(printed(text)).filter(([key]) => !key.startsWith('Debugging'));
    expect(theirs.length).toBeGreaterThanOrEqual(20);
    expect(ours(leaf.certificate)).toEqual(Object.fromEntries(theirs));
  },
);

test('the stored chain and ca.crt come in their order', async () => {
  await applied({
    ...tlsSecret(shop, 'with-ca', chained),
    data: data({ 'tls.crt': pairs.chain?.crt, 'tls.key': chained.key, 'ca.crt': ca.crt }),
  });
  const at = { cluster: testbed.name, namespace: shop, name: 'with-ca' };
  const { chain, ca: authorities, findings } = await caller.secrets.get(at);
  const subjects = (stored: typeof chain) =>
    stored.map((one) => (one.is === 'certificate' ? one.certificate.subject : one.why));
  expect(subjects(chain)).toEqual([
    'C=DE, O=Shop, O=Second, OU=Web, CN=web.example',
    'CN=Middle, O=Shop',
    'CN=Shop CA, O=Shop, C=DE',
  ]);
  expect(subjects(authorities)).toEqual(['CN=Shop CA, O=Shop, C=DE']);
  expect(findings.filter(({ severity }) => severity !== 'tells')).toEqual([]);
});

const data = (texts: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text = '']) => [key, Buffer.from(text).toString('base64')]),
  );

test('a Secret with ca.crt alone shows it, and says that tls.crt is empty', async () => {
  await applied({
    ...tlsSecret(shop, 'ca-only', ca),
    data: data({ 'tls.crt': '', 'tls.key': '', 'ca.crt': ca.crt }),
  });
  const answer = await caller.secrets.get({
    cluster: testbed.name,
    namespace: shop,
    name: 'ca-only',
  });
  expect(answer.chain).toEqual([]);
  expect(answer.ca).toHaveLength(1);
  expect(answer.findings.map(({ code }) => code)).toContain('secret-empty');
  expect(answer.data).toContainEqual({ key: 'ca.crt', bytes: ca.crt.length });
});
