import { expect, test } from 'vitest';

import { type Census, censusOf, requestRowOf, secretRowOf } from './census';
import { compareCensus } from './compare-census';
import { issue, type Pair, tlsSecret, type Wanted } from './openssl.fixture';

const day = 86_400_000;
const now = Date.now();
const web: Wanted = { subject: '/CN=web', names: 'DNS:web.example', from: -80, until: 10 };
const old = issue(web);
const renewed = issue({ ...web, from: -1, until: 89 });

const secret = ({ crt, key }: Pair, name = 'web-tls', more: Record<string, string> = {}) =>
  secretRowOf(tlsSecret({ 'tls.crt': crt, 'tls.key': key, ...more }, name));

/** With the annotations that cert-manager writes. */
function issued({ crt, key }: Pair, by: string, name = 'web-tls') {
  const made = tlsSecret({ 'tls.crt': crt, 'tls.key': key }, name);
  const annotations = {
    'cert-manager.io/issuer-name': by,
    'cert-manager.io/issuer-kind': 'Issuer',
  };
  return secretRowOf({ ...made, metadata: { namespace: 'shop', name, annotations } });
}

/** As cert-manager labels what it has issued. */
function labelled({ crt, key }: Pair, name: string) {
  const made = tlsSecret({ 'tls.crt': crt, 'tls.key': key }, name);
  const labels = { 'controller.cert-manager.io/fao': 'true' };
  return secretRowOf({ ...made, metadata: { namespace: 'shop', name, labels } });
}

interface Has {
  readonly name?: string;
  readonly uid?: string;
  readonly generation?: number;
  readonly secretName?: string;
  readonly renewal?: number | 'untold';
  readonly ready?: 'True' | 'False';
  readonly issuing?: boolean;
}

function certificate(has: Has = {}): object {
  const { name = 'web', uid = `uid-${name}`, ready = 'True', renewal = now + day } = has;
  return {
    metadata: { namespace: 'shop', name, uid, generation: has.generation ?? 1 },
    spec: { secretName: has.secretName ?? `${name}-tls` },
    status: {
      ...(renewal !== 'untold' && { renewalTime: new Date(renewal).toISOString() }),
      conditions: [
        { type: 'Ready', status: ready, message: `said ${ready}` },
        ...(has.issuing ? [{ type: 'Issuing', status: 'True', message: 'issuing' }] : []),
      ],
    },
  };
}

const request = (name: string, owner?: string, labels = {}) =>
  requestRowOf({
    metadata: {
      namespace: 'shop',
      name,
      uid: `uid-${name}`,
      labels,
      ...(owner && {
        ownerReferences: [
          { kind: 'Certificate', name: owner, uid: `uid-${owner}`, controller: true },
        ],
      }),
    },
  });

const at = (
  certificates: object[],
  secrets: Census['secrets'],
  requests: Census['requests'] = [],
  time = now,
) => censusOf(time, certificates, secrets, requests);

const before = at([certificate()], [secret(old)]);

test('the same data is the same, whatever else of the objects was written', () => {
  const written = at([certificate({ generation: 2 })], [secret(old)], [], now + 60_000);
  expect(compareCensus(before, written)).toEqual({
    compared: 1,
    comparedSecrets: 0,
    same: 1,
    renewedAsDue: [],
    unexpected: [],
    lost: [],
    foreign: [],
    added: [],
    failingBefore: 0,
    newlyFailing: [],
    requests: { due: 0, canaries: 0, others: 0, unexpected: [] },
  });
});

test('a renewal whose time has come is no surprise, and says when it was due', () => {
  const due = at([certificate({ renewal: now + 1_000 })], [secret(old)]);
  const after = at([certificate()], [secret(renewed)], [request('web-2', 'web')], now + 60_000);
  const { same, renewedAsDue, unexpected, requests } = compareCensus(due, after);
  expect({ same, unexpected, requests }).toEqual({
    same: 0,
    unexpected: [],
    requests: { due: 1, canaries: 0, others: 0, unexpected: [] },
  });
  expect(renewedAsDue).toEqual([
    {
      namespace: 'shop',
      name: 'web',
      why: expect.stringMatching(
        /^Its renewal was due \d{4}.* UTC\. The certificate is another \(serial \w+ → \w+\), with another key\.$/,
      ),
    },
  ]);
});

test('where the status names no renewal time it is two thirds of the lifetime', () => {
  const untold = [certificate({ renewal: 'untold' })];
  const after = at([certificate()], [secret(renewed)]);
  expect(compareCensus(at(untold, [secret(old)]), after).renewedAsDue).toHaveLength(1);
  const young = secret(issue({ ...web, from: -1, until: 89 }));
  expect(compareCensus(at(untold, [young]), after).unexpected).toHaveLength(1);
});

test.each<[string, () => Census, RegExp]>([
  [
    'another certificate before its time',
    () => at([certificate()], [secret(renewed)]),
    /^The certificate is another .*, with another key\. It was not due before \d{4}/,
  ],
  [
    'a changed spec',
    () => at([certificate({ generation: 2 })], [secret(renewed)]),
    /spec was changed meanwhile \(generation 1 → 2\)/,
  ],
  [
    'another Secret',
    () => at([certificate({ secretName: 'new' })], [secret(renewed, 'new'), secret(old)]),
    /names Secret new now, web-tls before/,
  ],
  [
    'another entry beside the same certificate',
    () => at([certificate()], [secret(old, 'web-tls', { 'ca.crt': 'x' })]),
    /^The certificate is the same, but other data of the Secret is not: ca\.crt was added\./,
  ],
])('unexpected: %s', (_, after, why) => {
  expect(compareCensus(before, after())).toMatchObject({
    same: 0,
    renewedAsDue: [],
    unexpected: [{ namespace: 'shop', name: 'web', why: expect.stringMatching(why) }],
  });
});

test.each<[string, Pair, RegExp]>([
  ['other names', issue({ ...web, names: 'DNS:other.example' }), /for other names: web, other/],
  ['one that is over', issue({ ...web, from: -10, until: -1 }), /not valid now/],
  ['one that cannot be read', { crt: 'nothing', key: '' }, /no certificate can be read now/],
])('a renewal that was due is unexpected with %s', (_, pair, why) => {
  const due = at([certificate({ renewal: now - 1_000 })], [secret(old)]);
  const { renewedAsDue, unexpected } = compareCensus(due, at([certificate()], [secret(pair)]));
  expect(renewedAsDue).toEqual([]);
  expect(unexpected).toMatchObject([{ name: 'web', why: expect.stringMatching(why) }]);
});

test('a renewal that was due may be signed by another intermediate, not issued by another issuer', () => {
  const r12 = issue({ subject: '/CN=R12', isCA: true });
  const r13 = issue({ subject: '/CN=R13', isCA: true });
  const first = issued(issue({ ...web, issuer: r12 }), 'letsencrypt');
  const next = issue({ ...web, from: -1, until: 89, issuer: r13 });
  const due = at([certificate({ renewal: now - 1_000 })], [first]);
  const compare = (by: string) => compareCensus(due, at([certificate()], [issued(next, by)]));
  expect(compare('letsencrypt')).toMatchObject({ unexpected: [], renewedAsDue: [{ name: 'web' }] });
  expect(compare('evil')).toMatchObject({
    renewedAsDue: [],
    unexpected: [{ why: expect.stringContaining('another issuer issued it: Issuer evil') }],
  });
});

test('what was being issued or was not ready is no surprise either', () => {
  const after = at([certificate()], [secret(renewed)]);
  const why = (census: Census) =>
    compareCensus(census, after).renewedAsDue.map((one) => one.why.split('.')[0]);
  expect(why(at([certificate({ issuing: true })], [secret(old)]))).toEqual([
    'It was being issued already',
  ]);
  expect(why(at([certificate({ ready: 'False' })], []))).toEqual([
    'It was not ready before, and was issued now',
  ]);
});

test.each<[string, () => Census, RegExp]>([
  ['deleted with its Secret', () => at([], []), /deleted meanwhile; its Secret as well/],
  ['deleted alone', () => at([], [secret(old)]), /its Secret web-tls is still there/],
  [
    'made again',
    () => at([certificate({ uid: 'other' })], [secret(old)]),
    /deleted meanwhile, and made again/,
  ],
  ['without its Secret', () => at([certificate()], []), /Its Secret web-tls is gone/],
])('lost: a Certificate %s', (_, after, why) => {
  const { lost, added } = compareCensus(before, after());
  expect(lost).toMatchObject([{ name: 'web', why: expect.stringMatching(why) }]);
  expect(added).toEqual([]);
});

test('Secrets that no Certificate names are compared like the others', () => {
  const [one, third] = [secret(old, 'one'), secret(old, 'third')];
  const marked = issued(old, 'ca', 'other');
  const compared = compareCensus(
    at([], [one, marked, third]),
    at([], [one, secret(renewed, 'other')]),
  );
  expect(compared).toMatchObject({
    compared: 3,
    comparedSecrets: 3,
    same: 1,
    foreign: [{ name: 'third' }],
    unexpected: [{ name: 'other', why: expect.stringContaining('No Certificate named') }],
    lost: [],
  });
});

test.each([
  ['an annotation', issued(old, 'ca', 'orphan')],
  ['the label', labelled(old, 'orphan')],
])('a Secret with %s of cert-manager that is gone is lost', (_, orphan) => {
  expect(compareCensus(at([], [orphan]), at([], []))).toMatchObject({
    foreign: [],
    lost: [{ name: 'orphan', why: expect.stringContaining('cert-manager had issued') }],
  });
});

test('a Secret of another program that is gone was deleted by somebody, and is no loss', () => {
  expect(compareCensus(at([], [secret(old, 'theirs')]), at([], []))).toMatchObject({
    same: 0,
    lost: [],
    foreign: [
      { name: 'theirs', why: expect.stringMatching(/another program or a person deleted it/) },
    ],
  });
});

test('a Secret of another program that changed is counted apart, unless a Certificate names it now', () => {
  const theirs = at([], [secret(old, 'theirs')]);
  const changed = [secret(renewed, 'theirs')];
  expect(compareCensus(theirs, at([], changed))).toMatchObject({
    unexpected: [],
    foreign: [{ name: 'theirs', why: expect.stringContaining('another program wrote it') }],
  });
  expect(compareCensus(theirs, at([certificate({ secretName: 'theirs' })], changed))).toMatchObject(
    { foreign: [], unexpected: [{ name: 'theirs' }] },
  );
});

test('a copy of what was renewed as due is renewed as due as well', () => {
  const due = at([certificate({ renewal: now - 1_000 })], [secret(old), secret(old, 'copy')]);
  const after = at([certificate()], [secret(renewed), secret(renewed, 'copy')]);
  const { renewedAsDue, foreign, unexpected } = compareCensus(due, after);
  expect({ foreign, unexpected }).toEqual({ foreign: [], unexpected: [] });
  expect(renewedAsDue).toMatchObject([
    { name: 'web' },
    { name: 'copy', why: 'It is a copy of shop/web-tls, which was renewed as due.' },
  ]);
});

test('what was made meanwhile is named, and its requests are others’', () => {
  const after = at(
    [certificate(), certificate({ name: 'new' })],
    [secret(old), secret(renewed, 'new-tls'), secret(old, 'by-hand')],
    [request('new-1', 'new'), request('csi-1')],
  );
  const { compared, added, requests } = compareCensus(before, after);
  expect(compared).toBe(1);
  expect(added).toMatchObject([{ name: 'new' }, { name: 'by-hand' }]);
  expect(requests).toEqual({ due: 0, canaries: 0, others: 2, unexpected: [] });
});

test('canaries are counted by their requests and compared with nothing', () => {
  const label = { 'certferry.io/canary': 'run-1' };
  const canary = { metadata: { namespace: 'shop', name: 'c', uid: 'uid-c', labels: label } };
  const after = at([certificate(), canary], [secret(old)], [request('c-1', 'c', label)]);
  expect(compareCensus(before, after)).toMatchObject({
    compared: 1,
    added: [],
    requests: { due: 0, canaries: 1, others: 0, unexpected: [] },
  });
});

test('a new request for a Certificate that was not due is unexpected, an old one is none', () => {
  const known = at([certificate()], [secret(old)], [request('web-1', 'web')]);
  const after = at(
    [certificate()],
    [secret(old)],
    [request('web-1', 'web'), request('web-2', 'web')],
  );
  expect(compareCensus(known, after).requests).toEqual({
    due: 0,
    canaries: 0,
    others: 0,
    unexpected: [
      { namespace: 'shop', name: 'web-2', why: 'Made for Certificate web, which was not due.' },
    ],
  });
});

test('Certificates that fail now are apart from those that failed before', () => {
  const both = [certificate(), certificate({ name: 'sick', ready: 'False' })];
  const secrets = [secret(old)];
  const after = at([certificate({ ready: 'False' }), ...both.slice(1)], secrets);
  expect(compareCensus(at(both, secrets), after)).toMatchObject({
    same: 2,
    failingBefore: 1,
    newlyFailing: [{ namespace: 'shop', name: 'web', why: 'said False' }],
  });
});
