import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { withToken } from '@/server/kube/cluster';
import { kubeconfig } from '@/server/kube/kubeconfig';
import { listAll } from '@/server/kube/list';

import { clustersOf, grant, namespace, server, testbed, tokenOf } from './testbed';

const namespaces = { version: 'v1', resource: 'namespaces' };
const folder = mkdtempSync(join(tmpdir(), 'certferry-kubeconfig-'));
const at = (file: string) => join(folder, file);
let cluster: object;
let token = '';

const read = (path: string) => kubeconfig({ ...process.env, KUBECONFIG: path });

beforeAll(async () => {
  await namespace('kubeconfigs');
  await grant('reader', 'kubeconfigs', [
    { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
  ]);
  token = await tokenOf('reader', 'kubeconfigs');
  const ca = readFileSync(join(testbed.pki, 'ca.crt')).toString('base64');
  cluster = { server: await server(), 'certificate-authority-data': ca };
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(file: string, content: string | object): string {
  writeFileSync(at(file), typeof content === 'string' ? content : JSON.stringify(content));
  return at(file);
}

const config = (user: object, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'c', cluster }],
  users: [{ name: 'u', user }],
  contexts: [{ name: 'home', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'home',
  ...more,
});

const works = async (path: string) => {
  const [home] = clustersOf(path);
  if (!home) throw new Error('no cluster');
  return (await listAll(home, namespaces)).length > 3;
};

/** A plugin that gives one token after the other and notes how often it was asked. */
function plugin(name: string, ...tokens: string[]): { command: string; asked: () => number } {
  const [command, count] = [at(`${name}.sh`), at(`${name}.count`)];
  writeFileSync(
    command,
    `#!/bin/bash
echo >>${count}
tokens=(${tokens.join(' ')})
index=$(( $(wc -l <${count}) - 1 ))
echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"\${tokens[$index]:-\${tokens[-1]}}"'"}}'
`,
  );
  chmodSync(command, 0o755);
  return { command, asked: () => readFileSync(count, 'utf8').length };
}

const exec = (command: string) => ({
  exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' },
});

test('a token, and a file with one, let in', async () => {
  expect(await works(written('token', config({ token })))).toBe(true);
});

test("a context without a user still trusts the cluster's authority, so that a token can be used on it", async () => {
  const contexts = [{ name: 'home', context: { cluster: 'c' } }];
  const [home] = clustersOf(written('no-user', config({}, { users: [], contexts })));
  if (!home) throw new Error('no cluster');
  expect((await listAll(withToken(home, token), namespaces)).length).toBeGreaterThan(3);
  await expect(listAll(home, namespaces)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('system:anonymous'),
  });
});

test('a token file is read, from beside the kubeconfig too, and again when it changes', async () => {
  const file = written('token.txt', `${token}\n`);
  expect(await works(written('token-file', config({ tokenFile: file })))).toBe(true);
  const yaml = `contexts: [{name: home, context: {cluster: c, user: u}}]
current-context: home
clusters: ${JSON.stringify([{ name: 'c', cluster }])}
users:
- name: u
  user:
    token: older
    tokenFile: token.txt # relative
`;
  const [home] = clustersOf(written('token-file-yaml', yaml));
  if (!home) throw new Error('no cluster');
  expect(await listAll(home, namespaces)).toBeDefined();
  written('token.txt', 'stale');
  await expect(listAll(home, namespaces)).rejects.toMatchObject({ code: 'unauthorized' });
  written('token.txt', token);
  expect(await listAll(home, namespaces)).toBeDefined();
});

test('a token file that is not there is told with its name', async () => {
  await expect(
    works(written('no-token-file', config({ tokenFile: '/no/such.token' }))),
  ).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining('/no/such.token'),
  });
});

test('a plugin is asked once for many requests', async () => {
  const { command, asked } = plugin('once', token);
  const path = written('exec-once', config(exec(command)));
  const [home] = clustersOf(path);
  if (!home) throw new Error('no cluster');
  for (let request = 0; request < 5; request++) await listAll(home, namespaces);
  expect(asked()).toBe(1);
});

test('a plugin whose token is refused is asked again, and its new token works', async () => {
  const { command, asked } = plugin('renewed', 'stale', token);
  expect(await works(written('exec-renewed', config(exec(command))))).toBe(true);
  expect(asked()).toBe(2);
});

test('a plugin whose tokens are all refused ends in one failure', async () => {
  const { command, asked } = plugin('refused', 'stale');
  await expect(works(written('exec-refused', config(exec(command))))).rejects.toMatchObject({
    code: 'unauthorized',
  });
  expect(asked()).toBe(2);
});

test.each([
  ['cannot be started', '/no/such/plugin'],
  ['fails', '/bin/false'],
  ['answers something else', '/bin/echo'],
])('a plugin that %s is a failure that names the context', async (_, command) => {
  await expect(works(written('exec-broken', config(exec(command))))).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringMatching(/^Could not get credentials for context home: .*auth whoami/),
  });
});

test('several contexts are several clusters, and each has credentials of its own', async () => {
  const path = written('several', {
    ...config({ token }),
    users: [
      { name: 'u', user: { token } },
      { name: 'v', user: { token: 'other' } },
    ],
    contexts: [
      { name: 'home', context: { cluster: 'c', user: 'u' } },
      { name: 'away', context: { cluster: 'c', user: 'v' } },
    ],
    'current-context': 'away',
  });
  const { clusters, current } = read(path);
  expect([clusters.map(({ name }) => name), current]).toEqual([['home', 'away'], 'away']);
  const sent = await Promise.all(clusters.map((one) => one.credentials(false)));
  expect(sent.map(({ headers }) => headers.Authorization)).toEqual([
    `Bearer ${token}`,
    'Bearer other',
  ]);
});

test('several files are merged as kubectl merges them: the first that says something wins', () => {
  const first = written('first', config({ token: 'first' }));
  const second = written('second', {
    ...config({ token: 'second' }),
    contexts: [
      { name: 'home', context: { cluster: 'c', user: 'other' } },
      { name: 'more', context: { cluster: 'c', user: 'u' } },
    ],
    'current-context': 'more',
  });
  const { clusters, current } = read(`${first}:${at('missing')}:${second}`);
  expect([clusters.map(({ name }) => name), current]).toEqual([['home', 'more'], 'home']);
});

test('a file that changes is read again', () => {
  const path = written('changing', config({ token }));
  expect(read(path).clusters.map(({ name }) => name)).toEqual(['home']);
  written(
    'changing',
    config({ token }, { contexts: [{ name: 'moved', context: { cluster: 'c', user: 'u' } }] }),
  );
  expect(read(path).clusters.map(({ name }) => name)).toEqual(['moved']);
});

test('an address with a slash at its end works', async () => {
  const slash = {
    ...config({ token }),
    clusters: [{ name: 'c', cluster: { ...cluster, server: `${await server()}/` } }],
  };
  expect(await works(written('slash', slash))).toBe(true);
});

// Root may read every file, so that a folder stands for what cannot be read.
const bad: [string, () => string, string, RegExp][] = [
  [
    'missing',
    () => at('nowhere'),
    'not-found',
    /No kubeconfig: .*nowhere does not exist\. Set KUBECONFIG/,
  ],
  [
    'below a file',
    () => `${written('plain', 'x')}/config`,
    'not-found',
    /plain\/config does not exist/,
  ],
  [
    'a folder',
    () => (mkdirSync(at('folder')), at('folder')),
    'forbidden',
    /Could not read the kubeconfig .*folder/,
  ],
  [
    'not YAML',
    () => written('not-yaml', '{"a": [1, }'),
    'invalid',
    /not-yaml could not be understood.*kubectl config view/,
  ],
  [
    'bytes',
    () => (writeFileSync(at('bytes'), Buffer.from([0, 255, 254, 1, 2, 200])), at('bytes')),
    'invalid',
    /bytes could not be understood/,
  ],
  ['a text', () => written('text', 'hello'), 'invalid', /text has no contexts/],
  ['a list', () => written('list', '[1, 2]'), 'invalid', /list has no contexts/],
  ['empty', () => written('empty', ''), 'invalid', /empty could not be understood: .*empty/],
  [
    'without contexts',
    () => written('bare', config({ token }, { contexts: [] })),
    'invalid',
    /bare has no contexts.*set-context/,
  ],
];
test.each(bad)('a kubeconfig that is %s is told in one sentence', (_, make, code, words) => {
  const { clusters, problem } = read(make());
  expect(clusters).toEqual([]);
  expect(problem?.code).toBe(code);
  expect(problem?.message).toMatch(words);
  expect(problem?.message).not.toContain('\n');
});

test.each(['user', 'cluster'] as const)(
  'a context that names a %s that is not there costs only itself',
  async (part) => {
    const contexts = [
      { name: 'home', context: { cluster: 'c', user: 'u' } },
      { name: 'broken', context: { cluster: 'c', user: 'u', [part]: 'gone' } },
    ];
    const [home, broken] = clustersOf(
      written(`undefined-${part}`, config({ token }, { contexts })),
    );
    if (!home || !broken) throw new Error('not two clusters');
    expect((await listAll(home, namespaces)).length).toBeGreaterThan(3);
    await expect(listAll(broken, namespaces)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining(`context broken names a ${part} that it does not define`),
    });
  },
);

test('a certificate file that is not there is told with its name', async () => {
  const user = { 'client-certificate': '/no/such.crt', 'client-key': '/no/such.key' };
  await expect(works(written('no-file', config(user)))).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining('/no/such.crt'),
  });
});
