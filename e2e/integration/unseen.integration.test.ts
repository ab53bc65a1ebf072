import { beforeAll, expect, test } from 'vitest';

import { exportCertificates } from '@/server/api/export-certificates';
import { exportIssuers } from '@/server/api/export-issuers';
import { exportChallenges, exportOrders, exportRequests } from '@/server/api/export-links';
import { exportSecrets } from '@/server/api/export-secrets';
import { identifyToken } from '@/server/auth/identify';
import { issue } from '@/server/domain/openssl.fixture';
import { findCluster } from '@/server/kube/kubeconfig';

import { procedures } from '../browser/routes';
import { challenge, order, request } from './chain-links';
import { untilEqual } from './inventories';
import { callerOf, knownInventory } from './people';
import { seePlatform } from './see-platform';
import {
  applied,
  certificate,
  grant,
  issuer,
  k,
  namespace,
  testbed,
  tlsSecret,
  tokenOf,
} from './testbed';
import { type Asked, mine, more, others, telling, theirs } from './unseen-queries';

const cluster = testbed.name;
let clerk: string;
let chief: string;

beforeAll(async () => {
  for (const name of [mine, more, theirs]) await namespace(name);
  const verbs = ['get', 'list', 'watch'];
  const certManager = ['certificates', 'issuers', 'clusterissuers'];
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: certManager, verbs },
    {
      apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
      resources: ['certificaterequests', 'orders', 'challenges'],
      verbs,
    },
    { apiGroups: [''], resources: ['secrets', 'events', 'pods'], verbs },
  ];
  await grant('clerk', mine, rules, [mine, more]);
  await grant('chief', mine, rules);
  await seePlatform('clerk', mine);
  clerk = await tokenOf('clerk', mine);
  chief = await tokenOf('chief', mine);
  await applied(
    issuer(mine, 'ca'),
    certificate(mine, 'web', { dnsNames: ['=cmd|calc.example', 'web.example'] }),
    tlsSecret(mine, 'web-tls', issue()),
    tlsSecret(mine, 'by-hand', issue()),
    request({ namespace: mine, name: 'web-1' }),
    order({ namespace: mine, name: 'web-1-7' }, ['=cmd|calc.example', '-2.example']),
    challenge({ namespace: mine, name: 'web-1-7-0' }, '@web.example'),
    certificate(more, 'by-company', {
      issuerRef: { name: 'unseen-company', kind: 'ClusterIssuer' },
    }),
  );
  await untilEqual(await knownInventory());
});

const exporters = {
  certificates: exportCertificates,
  issuers: exportIssuers,
  secrets: exportSecrets,
  requests: exportRequests,
  orders: exportOrders,
  challenges: exportChallenges,
} as const;
const kinds = ['certificates', 'issuers', 'secrets', 'requests', 'orders', 'challenges'] as const;

const exported = async (
  token: string,
  what: keyof typeof exporters,
  format: string,
  query: Readonly<Record<string, unknown>> = {},
) => {
  const address = new URL(`http://127.0.0.1:3000/api/export/${what}`);
  address.searchParams.set('format', format);
  address.searchParams.set('input', JSON.stringify({ cluster, ...query }));
  const headers = { host: address.host, authorization: `Bearer ${token}` };
  const answer = await exporters[what](new Request(address, { headers }));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** Parts that are read at once are refused in any order. */
const inOrder = (parts: readonly unknown[]) => parts.map((one) => JSON.stringify(one)).toSorted();

/** The clock's own fields differ from one answer to the next; `again` is when a log is read anew. */
const clocks = new Set(['now', 'readAt', 'again']);

const withoutClock = (answer: unknown) =>
  JSON.stringify(answer, (key, value: unknown) => {
    if (clocks.has(key)) return undefined;
    return key === 'unread' && Array.isArray(value) ? inOrder(value) : value;
  });

const age = /"readAt":\d+|[\d-]{10}T[\d:.]+Z(?=,(?:no|yes)\r)/g;

/** A refusal is an answer too: it may not tell whether there is what it is about. */
const answered = (work: Promise<unknown>) =>
  work.then(withoutClock, (error: unknown) => String(error));

async function answers(token: string, asked: Asked): Promise<[string, string][]> {
  const caller = callerOf(await identifyToken(token, findCluster(cluster), 'bearer'));
  const all = Object.entries(asked).flatMap(([name, ask]) =>
    ask(caller).map(async (work, at): Promise<[string, string]> => [
      `${name} ${at}`,
      await answered(work),
    ]),
  );
  return Promise.all(all);
}

async function files(token: string): Promise<[string, string][]> {
  const all = kinds.flatMap((what) => ['csv', 'json'].map((format) => [what, format] as const));
  const queries = all.map((one) => [...one, {}] as const);
  return Promise.all(
    [...queries, ['certificates', 'csv', { managed: 'all' }] as const].map(
      async ([what, format, query]): Promise<[string, string]> => {
        const { text } = await exported(token, what, format, query);
        return [`${what} ${format} ${JSON.stringify(query)}`, text.replaceAll(age, '')];
      },
    ),
  );
}

/** All that changes with what can be seen, as text. */
const told = async (token: string) =>
  new Map([...(await answers(token, telling)), ...(await files(token))]);

test('every query is asked here', () => {
  const queries = procedures().filter(({ type }) => type === 'query');
  const asked = new Set([...Object.keys(telling), ...Object.keys(others)]);
  expect([...asked].toSorted()).toEqual(queries.map(({ path }) => path).toSorted());
});

test('not one byte of what somebody is told depends on what they may not see', async () => {
  const before = await told(clerk);
  const othersBefore = new Map(await answers(clerk, others));
  const chiefsBefore = await told(chief);
  await applied(
    issuer(theirs, 'unseen-ca'),
    issuer(undefined, 'unseen-company'),
    certificate(theirs, 'unseen-web'),
    certificate(theirs, 'web', { issuerRef: { name: 'unseen-company', kind: 'ClusterIssuer' } }),
    tlsSecret(theirs, 'web-tls', issue({ subject: '/CN=unseen.example' })),
    tlsSecret(theirs, 'unseen-by-hand', issue()),
    request({ namespace: theirs, name: 'unseen-1' }),
    order({ namespace: theirs, name: 'unseen-1-7' }, ['unseen.example']),
    challenge({ namespace: theirs, name: 'unseen-1-7-0' }, 'unseen.example'),
  );
  const renewalTime = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const patch = ['patch', 'certificate', 'unseen-web', '-n', theirs, '--subresource', 'status'];
  await k([...patch, '--type', 'merge', '-p', JSON.stringify({ status: { renewalTime } })]);
  await untilEqual(await knownInventory());
  expect(await told(clerk)).toEqual(before);
  expect(new Map(await answers(clerk, others))).toEqual(othersBefore);
  // The same change is in every answer of who may see it.
  for (const [what, text] of await told(chief))
    expect([what, text]).not.toEqual([what, chiefsBefore.get(what)]);
});

test('a file has every row of the filter, whatever page is asked for, and no formula', async () => {
  const query = { namespaces: [mine], managed: 'all', sort: 'name', limit: 1, offset: 1 };
  const { headers, text } = await exported(clerk, 'certificates', 'csv', query);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w.-]+-certificates-\d{8}T\d{6}Z\.csv"$/,
  );
  const lines = text.split('\r\n');
  expect(lines.map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
    'namespace name managed state',
    `${mine} by-hand no unmanaged`,
    `${mine} web yes unknown`,
    '',
  ]);
  expect(lines[2]).toContain("'=cmd|calc.example web.example");
  const [head = '', ...rows] = lines.slice(0, -1);
  expect(head.split(',').slice(-2)).toEqual(['read at', 'stale']);
  for (const row of rows) expect(row).toMatch(/,\d{4}-\d\d-\d\dT[\d:.]+Z,no$/);
  const json = await exported(clerk, 'certificates', 'json', query);
  expect(JSON.parse(json.text)).toMatchObject([
    { name: 'by-hand', stale: false, readAt: expect.any(Number) },
    { name: 'web', stale: false },
  ]);
  const none = await exported(clerk, 'secrets', 'json', { text: 'nothing-has-this-name' });
  expect(JSON.parse(none.text)).toEqual([]);
});

test('a file of each list has what the list has of those rows, by columns of its own', async () => {
  const cells = async (what: keyof typeof exporters) => {
    const { status, headers, text } = await exported(clerk, what, 'csv', { namespaces: [mine] });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain(`-${what}-`);
    const lines = text.split('\r\n').slice(0, -1);
    for (const line of lines.slice(1)) expect(line).toMatch(/,\d{4}-\d\d-\d\dT[\d:.]+Z,no$/);
    return lines;
  };
  const issuers = await cells('issuers');
  expect(issuers[0]).toBe(
    'kind,namespace,name,state,since,why,type,with,certificates,read at,stale',
  );
  expect(issuers.slice(1)).toEqual([
    expect.stringMatching(new RegExp(`^Issuer,${mine},ca,unknown,.*,1,`)),
  ]);
  const [requestHead, web1] = await cells('requests');
  expect(requestHead).toMatch(
    /^namespace,name,certificate,state,since,why,issuer kind,issuer group,issuer,/,
  );
  expect(web1).toMatch(new RegExp(`^${mine},web-1,,`));
  const orders = await cells('orders');
  expect(orders).toHaveLength(2);
  expect(orders[1]).toContain(",'=cmd|calc.example -2.example,");
  const challenges = await cells('challenges');
  expect(challenges[1]).toMatch(new RegExp(`^${mine},web-1-7-0,.*,'@web\\.example,HTTP-01,`));
  const json = JSON.parse((await exported(clerk, 'orders', 'json', { namespaces: [mine] })).text);
  expect(json).toMatchObject([
    { name: 'web-1-7', names: ['=cmd|calc.example', '-2.example'], stale: false },
  ]);
});

test('what cannot be exported is refused with a status and a sentence', async () => {
  const wrong = await exported(clerk, 'certificates', 'xml');
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('format=csv|json')]);
  expect((await exported(clerk, 'secrets', 'csv', { sort: 'nothing' })).status).toBe(400);
  const strangersToken = await tokenOf('stranger', mine);
  const stranger = await exported(strangersToken, 'certificates', 'csv');
  expect(stranger.status).toBe(403);
  const refused = await Promise.all(
    kinds.map((what) => exported(strangersToken, what, 'json', { namespaces: [mine] })),
  );
  expect(refused.map(({ status }) => status)).toEqual(kinds.map(() => 403));
  expect(stranger.text).toContain('You may not list certificates.cert-manager.io');
  expect((await exported('not-a-token', 'certificates', 'csv')).status).toBe(401);
});
