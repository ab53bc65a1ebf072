import { expect, test } from 'vitest';

import type { CanaryIssuer } from '@/shared/upgrade';

import { canaryCertificate, canaryDnsName, canaryName, chooseCanaries } from './canary';
import { canaryProblem } from './canary-problem';
import { issuerFacts } from './issuer-facts';
import { issue, openssl, tlsSecret } from './openssl.fixture';

const issuer = (spec: object, ready: string, name = 'ca', kind: CanaryIssuer['kind'] = 'Issuer') =>
  issuerFacts(kind, {
    metadata: { name, ...(kind === 'Issuer' && { namespace: 'shop' }) },
    spec,
    status: { conditions: [{ type: 'Ready', status: ready, message: `said ${ready}` }] },
  });

test('a canary comes from every SelfSigned and CA issuer that is ready, others are named with the reason', () => {
  const chosen = chooseCanaries(
    [
      issuer({ selfSigned: {} }, 'True', 'self', 'ClusterIssuer'),
      issuer({ ca: { secretName: 'ca' } }, 'True'),
      issuer({ ca: { secretName: 'gone' } }, 'False', 'broken'),
      issuer({ acme: { server: 'https://acme' } }, 'True', 'letsencrypt', 'ClusterIssuer'),
    ],
    'cert-manager',
    undefined,
  );
  expect(chosen.canaries).toEqual([
    { kind: 'ClusterIssuer', namespace: 'cert-manager', name: 'self', type: 'SelfSigned' },
    { kind: 'Issuer', namespace: 'shop', name: 'ca', type: 'CA' },
  ]);
  expect(chosen.notTried).toEqual([
    'Issuer shop/broken: said False',
    'ClusterIssuer letsencrypt: ACME issuers ask somebody outside for every certificate.',
  ]);
});

test.each<[string[], CanaryIssuer['kind'], boolean]>([
  [['issuers.cert-manager.io/*', 'clusterissuers.cert-manager.io/*'], 'Issuer', true],
  [['issuers.cert-manager.io/shop.ca'], 'Issuer', true],
  [['issuers.cert-manager.io/shop.*'], 'Issuer', true],
  [['issuers.cert-manager.io/blog.*'], 'Issuer', false],
  [['clusterissuers.cert-manager.io/*'], 'Issuer', false],
  [['clusterissuers.cert-manager.io/ca'], 'ClusterIssuer', true],
  [['clusterissuers.cert-manager.io/other'], 'ClusterIssuer', false],
  [['*'], 'ClusterIssuer', true],
  [[], 'Issuer', false],
])('where the approver may approve %j, an %s is tried: %s', (approvable, kind, tried) => {
  const ca = issuer({ ca: { secretName: 'ca' } }, 'True', 'ca', kind);
  const { canaries, notTried } = chooseCanaries([ca], 'cert-manager', approvable);
  expect([canaries.length, notTried.length]).toEqual(tried ? [1, 0] : [0, 1]);
});

test('its name is the same for the same run and issuer, another for others, and short enough', () => {
  const one: CanaryIssuer = { kind: 'Issuer', namespace: 'shop', name: 'ca', type: 'CA' };
  const name = canaryName('run', one);
  expect(canaryName('run', one)).toBe(name);
  const others = [
    canaryName('run', { ...one, namespace: 'blog' }),
    canaryName('run', { ...one, kind: 'ClusterIssuer' }),
    canaryName('other', one),
  ];
  expect(new Set([name, ...others]).size).toBe(4);
  expect(name).toMatch(/^[a-z0-9-]{1,52}$/);
  expect(canaryCertificate('run', one)).toMatchObject({
    metadata: { name, namespace: 'shop', labels: { 'certferry.io/canary': 'run' } },
    spec: { secretName: name, secretTemplate: { labels: { 'certferry.io/canary': 'run' } } },
  });
});

const names = 'DNS:canary.certferry.invalid';
const ca = issue({ subject: '/CN=ca', isCA: true });
const sound = issue({ names, issuer: ca });
const itself = issue({ names });
const secret = ({ crt, key }: { crt: string; key: string }) =>
  tlsSecret({ 'tls.crt': crt, 'tls.key': key });
const now = Date.now();

test('a canary that its issuer signed is sound', () => {
  expect(canaryProblem(secret(sound), secret(ca), now)).toBeUndefined();
  expect(canaryProblem(secret(itself), undefined, now)).toBeUndefined();
});

test('one that signs itself may not sign others, as cert-manager makes it', () => {
  const usage = 'keyUsage=critical,digitalSignature';
  const made = `req -x509 -newkey rsa:2048 -nodes -keyout - -days 2 -subj /CN=${canaryDnsName} -addext ${usage} -addext subjectAltName=${names}`;
  const both = openssl(made.split(' '));
  const [key = '', crt = ''] = both.split(/(?=-----BEGIN CERTIFICATE)/);
  expect(canaryProblem(secret({ crt, key }), undefined, now)).toBeUndefined();
});

// The same subject and so the same issuer's name, but another key.
const namesake = issue({ subject: '/CN=ca', isCA: true });

test.each<[string, object, object | undefined, RegExp]>([
  ['nothing', secret({ crt: '', key: '' }), undefined, /no certificate/],
  ['rubbish', secret({ crt: 'x', key: 'y' }), undefined, /no certificate/],
  ['another key', secret({ ...sound, key: ca.key }), secret(ca), /not the key/],
  ['no key', secret({ ...sound, key: '' }), secret(ca), /not the key/],
  ['another name', secret(issue({ names: 'DNS:a.example' })), undefined, /not for canary/],
  ['one that is over', secret(issue({ names, from: -9, until: -1 })), undefined, /not valid now/],
  ['a foreign signature', secret(sound), secret(namesake), /not signed by its issuer/],
  ['itself as issuer', secret(itself), secret(ca), /not signed by its issuer/],
  ['a CA that signs a SelfSigned one', secret(sound), undefined, /not signed by its issuer/],
  ["an issuer's Secret without a certificate", secret(sound), {}, /not signed by its issuer/],
])('with %s it is not', (_, of, by, told) => {
  expect(canaryProblem(of, by, now)).toMatch(told);
});
