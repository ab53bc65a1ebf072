import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { revisionOf } from './revision';

const twice = (bytes: Buffer) => Buffer.from(bytes.toString('base64')).toString('base64');

function secret(
  release: string | undefined,
  labels: object = { name: 'web', version: '7', status: 'deployed' },
) {
  return {
    metadata: {
      namespace: 'shop',
      name: 'sh.helm.release.v1.web.v7',
      uid: 'u',
      resourceVersion: '5',
      labels,
    },
    data: { release },
  };
}

const body = {
  name: 'web',
  version: 7,
  info: { status: 'deployed', description: 'Upgrade complete' },
  chart: { metadata: { name: 'web', version: '1.2.3', appVersion: '9' } },
  config: { replicas: 2 },
  manifest: '---\n',
};

test.each([
  ['zipped', twice(gzipSync(JSON.stringify(body)))],
  ['plain, as very old ones are', twice(Buffer.from(JSON.stringify(body)))],
])('a record is read: %s', async (_, release) => {
  expect(await revisionOf(secret(release))).toEqual({
    state: 'read',
    namespace: 'shop',
    name: 'web',
    revision: 7,
    status: 'deployed',
    secretName: 'sh.helm.release.v1.web.v7',
    uid: 'u',
    resourceVersion: '5',
    labels: { name: 'web', version: '7', status: 'deployed' },
    description: 'Upgrade complete',
    chart: { name: 'web', version: '1.2.3', appVersion: '9' },
    config: { replicas: 2 },
    manifest: '---\n',
  });
});

test.each([
  ['no data', undefined],
  ['no base64', '%%%'],
  ['cut off', twice(gzipSync(JSON.stringify(body)).subarray(0, 40))],
  ['a value instead of an object', twice(gzipSync('"hunter2"'))],
  ['broken JSON with a value in it', twice(gzipSync('{"password": "hunter2'))],
  ['a bomb', twice(gzipSync(Buffer.alloc(80 * 1024 * 1024)))],
])('%s is said, with what its labels know', async (_, release) => {
  const read = await revisionOf(secret(release));
  expect(read).toMatchObject({ state: 'unreadable', name: 'web', revision: 7, status: 'deployed' });
  expect(read.state === 'unreadable' && read.why).toContain(
    'Secret shop/sh.helm.release.v1.web.v7',
  );
  expect(JSON.stringify(read)).not.toContain('hunter2');
});

test('without labels the name of the Secret tells release and revision', async () => {
  expect(await revisionOf(secret(undefined, {}))).toMatchObject({
    name: 'web',
    revision: 7,
    status: 'unknown',
  });
});
