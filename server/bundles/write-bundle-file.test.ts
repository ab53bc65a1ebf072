import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { BundleManifest } from '@/shared/bundle';

import { makeManifest } from '../domain/make-manifest';
import { findBundle, listBundles } from './list-bundles';
import { readBundle } from './read-bundle';
import { verifyBundle } from './verify-bundle';
import { age, canary, content, facts, members, ran, withFolder, write } from './written.fixture';

const signal = new AbortController().signal;
const passphrase = 'correct horse battery';
const sumOf = (path: string) => ran('sha256sum', [path]).split(' ', 1)[0];

test('tar opens a bundle, member by member as they were given, and the file is for its owner alone', () =>
  withFolder(async (folder) => {
    const view = await write();
    const file = join(folder, 'run-1.tar.gz');
    expect(view).toMatchObject({ id: 'run-1', encrypted: false, size: statSync(file).size });
    expect(view.sha256).toBe(sumOf(file));
    const names = ran('tar', ['-tzf', file]).trim().split('\n');
    expect(names).toEqual([...members().map(({ name }) => name), 'bundle.json']);
    for (const { name, text } of members()) expect(ran('tar', ['-xzOf', file, name])).toBe(text);
    const manifest = JSON.parse(ran('tar', ['-xzOf', file, 'bundle.json']));
    expect(manifest).toMatchObject({ id: 'run-1', counts: { secrets: 2, certificates: 1 } });
    expect(readdirSync(folder).toSorted()).toEqual(['run-1.json', 'run-1.tar.gz']);
    const modes = [folder, file, join(folder, 'run-1.json')].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '600', '600']);
    expect(readFileSync(join(folder, 'run-1.json'), 'utf8')).not.toContain(canary);
    expect(await findBundle('run-1')).toEqual(view);
    expect(await listBundles()).toEqual({ bundles: [view], strays: [] });
    const read = await readBundle(file, { id: 'run-1' });
    expect(read).toMatchObject({ size: view.size, sha256: view.sha256, manifest });
  }));

function* breaking(then: () => void) {
  yield* members().slice(0, 3);
  then();
  yield* members().slice(3);
}

const forgets = (all: BundleManifest['members']) => makeManifest(facts, content, all.slice(1));

// scrypt is slow on purpose.
const slow = 60_000;

test(
  'age opens an encrypted bundle with its passphrase, and nobody without',
  { timeout: slow },
  () =>
    withFolder(async (folder) => {
      const view = await write({ passphrase });
      const file = join(folder, 'run-1.tar.gz.age');
      expect(ran('head', ['-c', '21', file])).toBe('age-encryption.org/v1');
      const opened = join(folder, 'opened.tar.gz');
      age(passphrase, `-d -o ${opened} ${file}`);
      expect(ran('tar', ['-xzOf', opened, 'RESTORE.md'])).toBe('# How to restore\n');
      expect(() => age('another passphrase', `-d -o ${opened}.2 ${file}`)).toThrow(
        'Command failed',
      );
      await verifyBundle(view, { passphrase, signal });
      await verifyBundle(view, { signal });
      await expect(
        verifyBundle(view, { passphrase: 'another passphrase', signal }),
      ).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('another passphrase'),
      });
      for (const name of readdirSync(folder).filter((one) => one.startsWith('run-1')))
        expect(readFileSync(join(folder, name)).includes(passphrase)).toBe(false);
    }),
);

test('what age itself encrypted is read, too', { timeout: slow }, () =>
  withFolder(async (folder) => {
    await write();
    const sealed = join(folder, 'by-age.tar.gz.age');
    age(passphrase, `-p -o ${sealed} ${join(folder, 'run-1.tar.gz')}`);
    const { manifest } = await readBundle(sealed, { id: 'run-1', passphrase });
    expect(manifest.counts).toEqual({ certificates: 1, issuers: 1, clusterIssuers: 1, secrets: 2 });
  }),
);

test('writing again replaces what is there, and what was begun before', () =>
  withFolder(async (folder) => {
    await write();
    writeFileSync(join(folder, 'run-1.partial'), 'half');
    writeFileSync(join(folder, 'run-1.0123456789abcdef.partial'), 'half');
    writeFileSync(join(folder, 'run-12.0123456789abcdef.partial'), "another's");
    const view = await write({ members: members().slice(0, 2) });
    expect(view.sha256).toBe(sumOf(join(folder, 'run-1.tar.gz')));
    expect(readdirSync(folder).toSorted()).toEqual([
      'run-1.json',
      'run-1.tar.gz',
      'run-12.0123456789abcdef.partial',
    ]);
  }));

test('a bundle that is broken off, or whose making fails, leaves nothing', () =>
  withFolder(async (folder) => {
    const stop = new AbortController();
    const aborting = breaking(() => stop.abort(new Error('aborted by somebody')));
    await expect(write({ members: aborting, signal: stop.signal })).rejects.toThrow(
      'aborted by somebody',
    );
    expect(readdirSync(folder)).toEqual([]);
    const throwing = breaking(() => {
      throw new Error(canary);
    });
    const failure: unknown = await write({ members: throwing }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'internal',
      message: expect.not.stringContaining(canary),
    });
    expect(readdirSync(folder)).toEqual([]);
  }));

test('an attempt that was stopped takes nothing of the one that came after it', () =>
  withFolder(async (folder) => {
    const successor = await write();
    const aside = join(folder, '..', 'aside');
    cpSync(folder, aside, { recursive: true });
    const stop = new AbortController();
    const late = (all: BundleManifest['members']) => {
      // Its successor is done by now, and the lease was never this one's again.
      cpSync(aside, folder, { recursive: true });
      stop.abort(new Error('taken over'));
      return makeManifest({ ...facts, by: 'the one before' }, content, all);
    };
    await expect(write({ signal: stop.signal, manifest: late })).rejects.toThrow('taken over');
    expect(readdirSync(folder).toSorted()).toEqual(['run-1.json', 'run-1.tar.gz']);
    expect(await listBundles()).toEqual({ bundles: [successor], strays: [] });
    await verifyBundle(successor, { signal });
  }));

test(
  'an encrypted bundle that does not open as it should is never shown as one',
  { timeout: slow },
  () =>
    withFolder(async (folder) => {
      await expect(write({ passphrase, manifest: forgets })).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('not whole'),
      });
      expect(readdirSync(folder)).toEqual([]);
    }),
);

test('whose Secrets one must be allowed to get is told by the installation, too', () => {
  const { installation } = content;
  const deployments = [{ metadata: { namespace: 'ops', name: 'cert-manager' } }];
  const release = { namespace: 'releases' };
  const { namespaces } = makeManifest(
    facts,
    { ...content, installation: { ...installation, deployments, release } },
    [],
  );
  expect(namespaces).toEqual(['ops', 'payments', 'releases', 'shop']);
});

test('an id never leads out of the folder', () =>
  withFolder(async () => {
    await expect(write({ id: '../escape' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await findBundle('../escape')).toBeUndefined();
  }));
