import { describe, expect, test } from 'vitest';

import type { Chain } from './chain';
import { chainNodes } from './chain-nodes';
import {
  ago,
  approved,
  certificate,
  chain,
  challenge,
  condition,
  issuer,
  missing,
  now,
  order,
  read,
  ready,
  request,
  warning,
} from './chain.fixture';
import { rootCause } from './root-cause';

const pending = order({ state: 'pending' });
const selfCheck =
  "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'";
const limit =
  'Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued, retry after 2026-06-01 15:00:00 UTC: see https://letsencrypt.org';
const wants = (name: string, uid: string) => request({ conditions: [approved] }, { name, uid });

/** What is wrong, the link that is named, and the symptom; `-` is unknown. */
const cases: readonly (readonly [string, Partial<Chain>, string, string])[] = [
  [
    'a Challenge whose check fails, though the Order only waits',
    { orders: read(pending), challenges: read(challenge({ state: 'pending', reason: selfCheck })) },
    'Challenge shop/web-1-9-0',
    'AC-01',
  ],
  [
    'a Challenge that could not be presented',
    {
      orders: read(pending),
      challenges: read(challenge({ state: 'pending', presented: false })),
      events: read(
        warning(
          'Challenge',
          'web-1-9-0',
          'h-1',
          'PresentError: Error presenting challenge: error getting cloudflare secret: secrets "cf" not found',
        ),
      ),
    },
    'Challenge shop/web-1-9-0',
    'AC-08',
  ],
  [
    'a Challenge that the CA has refused in words that nobody knows',
    { orders: read(pending), challenges: read(challenge({ state: 'invalid', reason: 'strange' })) },
    'Challenge shop/web-1-9-0',
    'AC-10',
  ],
  [
    'a Challenge that is not deleted',
    {
      orders: read(pending),
      challenges: read(challenge({ state: 'pending' }, { deletionTimestamp: ago(10) })),
    },
    'Challenge shop/web-1-9-0',
    'AC-16',
  ],
  [
    'an Order that a limit of the CA stops',
    { orders: read(order({ state: 'errored', reason: limit })) },
    'Order shop/web-1-9',
    'AC-09',
  ],
  [
    'an Order for which no solver fits',
    {
      orders: read(order({})),
      events: read(
        warning(
          'Order',
          'web-1-9',
          'o-1',
          'Solver: Failed to determine a valid solver configuration for the set of domains on the Order: no configured challenge solvers can be used for this challenge',
        ),
      ),
    },
    'Order shop/web-1-9',
    'AC-13',
  ],
  [
    'a request that was denied, although the issuer is not ready either',
    {
      requests: read(
        request({ conditions: [condition('Denied', 'True', 'Policy', 'not this name')] }),
      ),
      issuer: { is: 'read', value: issuer(condition('Ready', 'False', 'VaultError', 'sealed')) },
    },
    'CertificateRequest shop/web-1',
    'CR-02',
  ],
  [
    'a request that contradicts itself',
    {
      requests: read(
        request({ conditions: [approved, condition('InvalidRequest', 'True', 'Bad', 'usages')] }),
      ),
    },
    'CertificateRequest shop/web-1',
    'CR-03',
  ],
  [
    'a request that failed in words that nobody knows',
    {
      requests: read(
        request({ conditions: [approved, condition('Ready', 'False', 'Failed', 'odd answer')] }),
      ),
    },
    'CertificateRequest shop/web-1',
    '-',
  ],
  [
    'a request that nobody approves',
    { requests: read(request()) },
    'CertificateRequest shop/web-1',
    'CR-01',
  ],
  [
    'two requests for one issuance',
    { requests: read(wants('web-1', 'r-1'), wants('web-1-b', 'r-2')) },
    'CertificateRequest shop/web-1',
    'CR-06',
  ],
  [
    'a request of a Certificate of before',
    {
      requests: read(
        request({}, { ownerReferences: [{ kind: 'Certificate', uid: 'old', controller: true }] }),
      ),
    },
    'CertificateRequest shop/web-1',
    'UN-06',
  ],
  [
    'an issuer that is not there',
    { issuer: { is: 'read', value: undefined } },
    'Issuer shop/le',
    'CR-04',
  ],
  [
    'an issuer that cannot sign, while the request waits for it',
    {
      issuer: {
        is: 'read',
        value: issuer(
          condition('Ready', 'False', 'ErrGetKeyPair', 'Error getting keypair for CA issuer: x'),
        ),
      },
    },
    'Issuer shop/le',
    'ISS-05',
  ],
  [
    'a key that may not change',
    {
      events: read(
        warning(
          'Certificate',
          'web',
          'c-1',
          'CannotRegenerateKey: User intervention required: existing private key in Secret "web-tls" does not match',
        ),
      ),
    },
    'Certificate shop/web',
    'CRT-09',
  ],
  [
    'a webhook that does not answer',
    {
      requests: read(),
      events: read(
        warning(
          'Certificate',
          'web',
          'c-1',
          'RequestFailed: Failed to create CertificateRequest: Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: Post "https://cert-manager-webhook": dial tcp 10.0.0.1:443: connect: connection refused',
        ),
      ),
    },
    'Certificate shop/web',
    'WH-01',
  ],
  [
    'an error that only the log tells',
    {
      requests: read(),
      log: read({
        pod: { namespace: 'cert-manager', name: 'cert-manager-x' },
        error: true,
        text: 'failed to generate CSR: keyUsage is odd key="shop/web"',
      }),
    },
    'Pod cert-manager/cert-manager-x',
    '-',
  ],
  [
    'nothing but a Secret that is missing',
    { requests: read(), certificate: certificate(missing) },
    'Certificate shop/web',
    'CRT-01',
  ],
];

describe('the deepest failing link is found', () => {
  test.each(cases)('%s', (_, more, link, symptom) => {
    const found = rootCause(chain(more), now);
    if (!found) throw new Error('no cause');
    const { kind, namespace, name } = found.link;
    expect([`${kind} ${namespace}/${name}`, found.symptoms[0]?.id ?? '-']).toEqual([link, symptom]);
    expect(found.sentence).toContain(found.evidence.text.slice(0, 500));
    expect(found.sentence).toContain(name);
    expect(found.command).toMatch(/^(?:kubectl|cmctl) /);
    expect(found.command).toContain(name);
    expect(found.remedy).not.toBe('');
    expect(found.sentence.includes('does not know this message')).toBe(symptom === '-');
  });
});

test('a rate limit says until when', () => {
  const found = rootCause(chain({ orders: read(order({ state: 'errored', reason: limit })) }), now);
  expect(found?.until).toBe(Date.parse('2026-06-01T15:00:00Z'));
});

test('what waits as it should has no cause', () => {
  const told = condition('Ready', 'False', 'Pending', 'Waiting on certificate issuance from order');
  const young = { creationTimestamp: ago(0) };
  const issuing = certificate(ready, condition('Issuing', 'True', 'Renewing', 'due'));
  const quiet: Partial<Chain>[] = [
    { requests: read(request({ conditions: [approved, told] })), orders: read(pending) },
    { requests: read(request({}, young)) },
    { orders: read(pending), challenges: read(challenge({ state: 'pending', processing: true })) },
  ];
  for (const more of quiet)
    expect(rootCause(chain({ ...more, certificate: issuing }), now)).toBeUndefined();
});

const propagating = (type: string) =>
  `Waiting for ${type} challenge propagation: DNS record for "web.example" not yet propagated`;
const noZone = `Waiting for DNS-01 challenge propagation: Could not find the SOA record in the DNS tree for the domain '_acme-challenge.web.example.' using nameservers [10.96.0.10:53]`;
const before = (name: string) =>
  `Waiting 30s before accepting ${name} challenge without self-check`;
const presented = (minutes: number) => ({ presentedAt: ago(minutes) });
const made = (minutes: number) => ({ creationTimestamp: ago(minutes) });

/** Type, status and metadata of a Challenge, and the symptom where it took too long. */
const waits: readonly (readonly [string, object, object, string | undefined])[] = [
  ['DNS-01', presented(9.9), made(60), undefined],
  ['DNS-01', presented(10), made(60), 'AC-06'],
  ['DNS-01', {}, made(9.9), undefined],
  ['DNS-01', { ...presented(1.9), reason: noZone }, made(60), undefined],
  ['DNS-01', { ...presented(2), reason: noZone }, made(60), 'AC-07'],
  ['HTTP-01', presented(0.9), made(60), undefined],
  ['HTTP-01', presented(1), made(60), 'AC-01'],
  ['DNS-01', { ...presented(1), reason: 'Error presenting: Cloudflare API' }, made(1), 'AC-18'],
  ['DNS-01', { ...presented(1), state: 'invalid' }, made(1), 'AC-06'],
  ['DNS-01', { ...presented(9), reason: before('DNS-01') }, made(9), undefined],
];

test.each(waits)('a proof takes its time: %s, %j, %j', (type, status, metadata, symptom) => {
  const reason = type === 'DNS-01' ? propagating(type) : selfCheck;
  const proof = challenge({ state: 'pending', presented: true, reason, ...status }, metadata);
  const issuing = certificate(ready, condition('Issuing', 'True', 'Renewing', 'due'));
  const all = chain({
    certificate: issuing,
    orders: read(pending),
    challenges: read({ ...proof, spec: { ...Object(proof.spec), type } }),
  });
  expect(rootCause(all, now)?.symptoms[0]?.id).toBe(symptom);
  const node = chainNodes(all, now).find(({ object }) => object.kind === 'Challenge');
  expect(node?.state).toBe(symptom ? 'failing' : 'working');
});

test('a hundred sound Certificates stay silent, whatever lies around of their past', () => {
  const past = chain({
    certificate: certificate(ready),
    orders: read(order({ state: 'errored', reason: limit })),
    events: read(warning('Certificate', 'web', 'c-1', 'RequestFailed: Failed to create')),
    issuer: { is: 'read', value: issuer(condition('Ready', 'False', 'VaultError', 'sealed')) },
  });
  for (let count = 0; count < 100; count++) expect(rootCause(past, now)).toBeUndefined();
});

test('what may not be read costs only what it would have told', () => {
  const unread = { is: 'unread', why: 'You may not list Orders in shop.' } as const;
  const parts = ['issuer', 'requests', 'orders', 'challenges', 'events', 'secret'] as const;
  for (const part of parts) expect(() => rootCause(chain({ [part]: unread }), now)).not.toThrow();
});
