import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { bed, cluster } from './browser/bed';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const page = readFileSync(join(import.meta.dirname, '../docs/api.md'), 'utf8');

interface Call {
  readonly of: string;
  readonly line: string;
}

/** Each section's curl line, by the section's title. */
const calls: Call[] = [...page.matchAll(/^### (\S+)$[\s\S]*?^```sh\n(curl .*)\n```$/gm)].map(
  ([, of = '', line = '']) => ({ of, line }),
);

/**
 * Calls that would change something are made so that they change nothing: of a run and a bundle that are not there,
 * with the hash of another plan. Their refusal shows that the line reaches what it is about.
 */
const refused: Readonly<Record<string, string>> = {
  'runs.get': 'not-found',
  'runs.rights': 'not-found',
  'runs.start': 'conflict',
  'runs.pause': 'not-found',
  'runs.resume': 'not-found',
  'runs.cancel': 'not-found',
  'runs.abort': 'not-found',
  'runs.answer': 'not-found',
  'bundles.get': 'not-found',
  'bundles.remove': 'not-found',
  '/api/bundles/[id]': 'not-found',
  '/api/sign-out': 'unauthorized',
};
/** What is no JSON: how it begins. */
const texts: Readonly<Record<string, RegExp>> = {
  live: /^event: connected\n/,
  '/api/export/certificates': /^namespace,name,managed,state,/,
  '/api/export/challenges': /^\[\n[{\]]/,
  '/api/export/issuers': /^kind,namespace,name,state,/,
  '/api/export/orders': /^\[\n[{\]]/,
  '/api/export/requests': /^namespace,name,certificate,state,/,
  '/api/export/secrets': /^\[\n\{"namespace":/,
  '/api/logs': /^==> cert-manager-\S+ <==\n\d{4}-/,
  '/api/sign-in': /^HTTP\/1\.1 204 [\s\S]*set-cookie: certferry-/i,
};

let environment: Record<string, string | undefined> = {};
let folder = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certferry-api-docs-'));
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'api-docs', namespace: 'people' },
  };
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'people-api-docs' },
    subjects: [{ kind: 'ServiceAccount', name: 'api-docs', namespace: 'people' }],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  };
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [account, binding] });
  await kubectl(cluster, ['apply', '-f', '-'], { input });
  const token = await kubectl(cluster, ['create', 'token', 'api-docs', '-n', 'people']);
  environment = {
    PATH: process.env.PATH,
    CERTFERRY: bed.url,
    CLUSTER: cluster,
    TOKEN: token.trim(),
    HASH: 'of-another-plan',
    RUN: '20000101-000000-000000',
    BUNDLE: '20000101-000000-000000',
    ANSWER: 'no',
    COOKIE: '',
  };
});

test.afterAll(async () => {
  await kubectl(cluster, ['delete', 'clusterrolebinding', 'people-api-docs']);
  await kubectl(cluster, ['delete', 'serviceaccount', 'api-docs', '-n', 'people']);
  await rm(folder, { recursive: true });
});

/** As somebody would paste it into a shell; a stream that never ends is ended after its first seconds. */
async function pasted({ of, line }: Call): Promise<string> {
  const command = line
    .replace(/^curl/, of === 'live' ? 'timeout 3 curl' : 'curl')
    // The name that a downloaded file would get is for a person.
    .replace(' -OJ ', ' ');
  const run = promisify(execFile)('bash', ['-c', command], {
    env: { NODE_ENV: 'test', ...environment },
    cwd: folder,
  });
  const { stdout } = await run.catch((error: { stdout: string; code: number }) => {
    if (of === 'live' && error.code === 124) return error;
    throw error;
  });
  return stdout;
}

function codeOf(answer: string): string | undefined {
  const body: { code?: string; error?: { data: { failure: { code: string } } } } =
    JSON.parse(answer);
  return body.error ? body.error.data.failure.code : body.code;
}

test('every call of the page is there to be made', () => {
  const titles = [...page.matchAll(/^### (\S+)$/gm)].map(([, title]) => title);
  expect(calls.map(({ of }) => of)).toEqual(titles);
  expect(titles.length).toBeGreaterThan(15);
  for (const of of [...Object.keys(refused), ...Object.keys(texts)]) expect(titles).toContain(of);
});

for (const call of calls)
  test(`the line of ${call.of} works as it stands`, async () => {
    const answer = await pasted(call);
    const text = texts[call.of];
    if (text) expect(answer).toMatch(text);
    else expect(codeOf(answer)).toBe(refused[call.of]);
    expect(answer).not.toContain(environment.TOKEN ?? 'no token');
  });

test('what the page says of variables is all that its lines need', () => {
  const lines = calls.map(({ line }) => line).join('\n');
  const used = [...lines.matchAll(/\$([A-Z]+)/g)].map(([, name = '']) => name);
  const [head = ''] = page.split('## Procedures');
  expect(new Set(used).size).toBeGreaterThan(5);
  expect(used.filter((name) => !new RegExp(`\\b${name}\\b`).test(head))).toEqual([]);
});
