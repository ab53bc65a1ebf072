import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { afterAll, beforeEach, expect, test } from 'vitest';

import { kubectlPath } from '../cluster/binaries.js';
import { entries, stored, unpack } from './bundle-files';
import { makeObjects, pairs, pay, shop, wipe } from './bundle-objects';
import { backUp, newFolder } from './bundle-runs';
import { applied, k, testbed } from './testbed';

const folder = newFolder();
const unpacked = join(folder, 'unpacked');
const own = [shop, pay];

beforeEach(makeObjects);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await wipe();
});

const inBundle = (name: string) => entries(unpacked, name);

/** The boxes of RESTORE.md under headings of that number, run as they stand there. */
async function restore(from: number, to: number): Promise<string> {
  const text = readFileSync(join(unpacked, 'RESTORE.md'), 'utf8');
  const chapters = text.split(/^## /m).filter((chapter) => {
    const number = Number(/^(\d+)\. /.exec(chapter)?.[1]);
    return number >= from && number <= to;
  });
  const commands = chapters.flatMap((chapter) =>
    [...chapter.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, box = '']) => box),
  );
  expect(commands.length).toBeGreaterThanOrEqual(to - from + 1);
  return execFileSync('sh', ['-e', '-c', commands.join('')], {
    cwd: unpacked,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      ...process.env,
      KUBECONFIG: testbed.kubeconfig,
      PATH: `${dirname(await kubectlPath())}${delimiter}${process.env.PATH}`,
    },
  });
}

test('RESTORE.md brings all of it back into a cluster from which it was wiped', async () => {
  await backUp({ id: 'restore' });
  unpack(join(folder, 'restore.tar.gz'), unpacked);
  await wipe();
  expect(await k(`get namespace ${shop} ${pay} --ignore-not-found`)).toBe('');
  // A request that an earlier Certificate left behind.
  await applied({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: shop } });
  await applied({
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: {
      namespace: shop,
      name: 'web-1',
      annotations: { 'cert-manager.io/certificate-name': 'web' },
    },
    spec: { request: Buffer.from('x').toString('base64'), issuerRef: { name: 'ca' } },
  });
  const said = await restore(1, 8);
  expect(said).toContain(
    `kubectl --namespace ${shop} delete certificaterequests.cert-manager.io web-1\n`,
  );
  await k(`delete certificaterequest web-1 -n ${shop}`);
  for (const of of ['secrets', 'issuers', 'certificates'])
    for (const name of own) {
      const wanted = inBundle(`${of}/${name}.json`);
      const names = wanted.map((one) => one.metadata.name);
      const kind = of === 'secrets' ? of : `${of}.cert-manager.io`;
      expect(await stored(kind, name, ...names)).toEqual(wanted);
    }
  const key = await k(['get', 'secret', 'web-tls', '-n', shop, '-o', 'jsonpath={.data.tls\\.key}']);
  expect(Buffer.from(key, 'base64').toString()).toBe(pairs.web.key);
  expect(await k(`get certificate front -n ${shop} --ignore-not-found`)).toBe('');
  expect(await k(`get namespace ${shop} -o jsonpath={.metadata.labels.team}`)).toBe('blue');

  // What the controller would do, which does not run here.
  const ready = {
    type: 'Ready',
    status: 'True',
    reason: 'Ready',
    message: '',
    lastTransitionTime: '2026-01-01T00:00:00Z',
  };
  const status = JSON.stringify({ status: { conditions: [ready] } });
  for (const file of readdirSync(join(unpacked, 'certificates')))
    for (const { metadata } of inBundle(`certificates/${file}`))
      await k(
        `patch certificate ${metadata.name} -n ${file.replace('.json', '')} --subresource status --type merge -p ${status}`,
      );
  expect(await restore(9, 9)).toContain('Every Secret is as in the bundle.');
  // Again: nothing stands in the way of doing it twice.
  await restore(1, 8);
});

test('a Secret that is another one now is named and left alone', async () => {
  await backUp({ id: 'conflict' });
  unpack(join(folder, 'conflict.tar.gz'), unpacked);
  const renewed = Buffer.from('renewed since').toString('base64');
  const change = JSON.stringify({ data: { 'tls.crt': renewed } });
  await k(['patch', 'secret', 'web-tls', '-n', shop, '-p', change, '--field-manager=renewal']);
  const failure: unknown = await restore(3, 3).catch((error: unknown) => error);
  expect(String((failure as { stderr?: unknown }).stderr)).toMatch(/conflict.*"renewal"/s);
  const crt = await k(['get', 'secret', 'web-tls', '-n', shop, '-o', 'jsonpath={.data.tls\\.crt}']);
  expect(crt).toBe(renewed);
});
