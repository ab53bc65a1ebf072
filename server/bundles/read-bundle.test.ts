import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { BundleManifest } from '@/shared/bundle';

import { mostOf } from './archive-check';
import { readBundle } from './read-bundle';
import { ran, withFolder, write } from './written.fixture';

const id = 'run-1';
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const refused = (why: string) => ({ code: 'invalid', message: expect.stringContaining(why) });

/** A bundle, unpacked by tar beside its file. */
function withUnpacked(work: (at: { file: string; folder: string; names: string[] }) => unknown) {
  return withFolder(async (bundles) => {
    await write();
    const file = join(bundles, 'run-1.tar.gz');
    const folder = join(bundles, 'unpacked');
    mkdirSync(folder);
    ran('tar', ['-xzf', file, '-C', folder]);
    await work({ file, folder, names: ran('tar', ['-tzf', file]).trim().split('\n') });
  });
}

/** Packs by tar, in that order; more options of tar's come first. */
function packed(folder: string, names: readonly string[], ...more: string[]): string {
  const file = join(folder, '..', 'changed.tar.gz');
  ran('tar', ['-czf', file, '-C', folder, '--hard-dereference', ...more, ...names]);
  return file;
}

/** Writes bundle.json anew so that it agrees with what lies in the folder. */
function agree(folder: string, names: readonly string[], more: Partial<BundleManifest> = {}) {
  const path = join(folder, 'bundle.json');
  const manifest: BundleManifest = JSON.parse(readFileSync(path, 'utf8'));
  const members = names.slice(0, -1).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, size: bytes.length, sha256: digest(bytes) };
  });
  writeFileSync(path, JSON.stringify({ ...manifest, ...more, members }));
}

test('what tar packs again in the same order is the same bundle', () =>
  withUnpacked(async ({ folder, names }) => {
    const { manifest } = await readBundle(packed(folder, names), { id });
    expect(manifest.members.map(({ name }) => name)).toEqual(names.slice(0, -1));
  }));

test('a file that is cut off anywhere is refused', () =>
  withUnpacked(async ({ file }) => {
    const whole = readFileSync(file);
    const cut = `${file}.cut`;
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      copyFileSync(file, cut);
      truncateSync(cut, at);
      await expect(readBundle(cut, { id })).rejects.toMatchObject({ code: 'invalid' });
    }
    truncateSync(file, whole.length - 1);
    await expect(readBundle(file, { id })).rejects.toMatchObject(refused('to its end'));
  }));

test('a file with one other bit anywhere is refused', () =>
  withUnpacked(async ({ file }) => {
    const whole = readFileSync(file);
    const flipped = `${file}.flipped`;
    // Behind gzip's ten bytes of header, which say nothing of the contents.
    for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 120)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(flipped, bytes);
      await expect(readBundle(flipped, { id })).rejects.toMatchObject({ code: 'invalid' });
    }
  }));

test('what is appended to a file is not overlooked', () =>
  withUnpacked(async ({ file }) => {
    appendFileSync(file, 'more');
    await expect(readBundle(file, { id })).rejects.toMatchObject({ code: 'invalid' });
  }));

test('members in another order, twice, missing, or behind the last one are refused', () =>
  withUnpacked(async ({ folder, names }) => {
    const [restore = '', namespaces = '', ...rest] = names;
    const wrong = {
      'not its first member': [namespaces, restore, ...rest],
      'not where it was written': [restore, ...rest.slice(0, 1), namespaces, ...rest.slice(1)],
      'is in it twice': [restore, namespaces, namespaces, ...rest],
      'members before bundle.json': [restore, ...rest],
      'bundle.json, is missing': names.slice(0, -1),
      'something comes after bundle.json': [restore, ...rest, namespaces],
    };
    for (const [why, order] of Object.entries(wrong))
      await expect(readBundle(packed(folder, order), { id })).rejects.toMatchObject(refused(why));
  }));

test('a member that was changed is refused, and so is one that only the list of sums knows', () =>
  withUnpacked(async ({ folder, names }) => {
    const secrets = join(folder, 'secrets/shop.json');
    const before = readFileSync(secrets);
    writeFileSync(secrets, before.toString().replace('web-tls', 'web-tlz'));
    await expect(readBundle(packed(folder, names), { id })).rejects.toMatchObject(
      refused('secrets/shop.json is not as it was written'),
    );
    writeFileSync(secrets, before.toString().replace('"Secret"', '"ConfigMap"'));
    agree(folder, names);
    await expect(readBundle(packed(folder, names), { id })).rejects.toMatchObject(
      refused('holds something that is not a Secret of v1'),
    );
    writeFileSync(secrets, before);
    agree(folder, names, {
      counts: { certificates: 1, issuers: 1, clusterIssuers: 1, secrets: 3 },
    });
    await expect(readBundle(packed(folder, names), { id })).rejects.toMatchObject(
      refused('as many secrets as it says'),
    );
    agree(folder, names, { id: 'run-2' });
    await expect(readBundle(packed(folder, names), { id })).rejects.toMatchObject(
      refused('another bundle'),
    );
  }));

test('links, folders and names that lead elsewhere are refused', () =>
  withUnpacked(async ({ folder, names }) => {
    const first = names.slice(0, -1);
    symlinkSync('/etc/passwd', join(folder, 'secrets/link.json'));
    mkdirSync(join(folder, 'secrets/folder.json'));
    linkSync(join(folder, 'secrets/shop.json'), join(folder, 'secrets/hard.json'));
    const link = packed(folder, [...first, 'secrets/link.json']);
    await expect(readBundle(link, { id })).rejects.toMatchObject(
      refused('"secrets/link.json" is not a file'),
    );
    const directory = packed(folder, [...first, 'secrets/folder.json']);
    await expect(readBundle(directory, { id })).rejects.toMatchObject(
      refused('"secrets/folder.json/", which no bundle does'),
    );
    const hard = join(folder, '..', 'hard.tar.gz');
    ran('tar', ['-czf', hard, '-C', folder, ...first, 'secrets/hard.json']);
    await expect(readBundle(hard, { id })).rejects.toMatchObject(
      refused('"secrets/hard.json" is not a file'),
    );
    for (const to of ['/etc/x.json', '../x.json', './secrets/shop.json']) {
      const renaming = `--transform=s,secrets/shop.json,${to},`;
      const file = packed(folder, names, '-P', renaming);
      await expect(readBundle(file, { id })).rejects.toMatchObject(refused('which no bundle does'));
    }
  }));

const limits = (more: Partial<typeof mostOf>) => ({ id, limits: { ...mostOf, ...more } });

test('a file that would grow beyond all bounds is refused before it has', () =>
  withUnpacked(async ({ file, folder, names }) => {
    const size = readFileSync(file).length;
    await expect(readBundle(file, limits({ file: size - 1 }))).rejects.toMatchObject(
      refused(`larger than ${size - 1} bytes`),
    );
    await expect(readBundle(file, limits({ member: 200 }))).rejects.toMatchObject(
      refused('larger than 200 bytes'),
    );
    await expect(readBundle(file, limits({ members: 3 }))).rejects.toMatchObject(
      refused('too many members'),
    );
    await expect(readBundle(file, limits({ unpacked: 100_000 }))).resolves.toBeDefined();
    ran('truncate', ['-s', '50M', join(folder, 'secrets/shop.json')]);
    const bomb = packed(folder, names);
    expect(readFileSync(bomb).length).toBeLessThan(100_000);
    await expect(readBundle(bomb, limits({ unpacked: 1_000_000 }))).rejects.toMatchObject(
      refused('unpacks to more than 1000000 bytes'),
    );
  }));

test('a link in the folder is not followed, and a bundle that is gone is not found', () =>
  withUnpacked(async ({ file }) => {
    symlinkSync(file, `${file}.link`);
    await expect(readBundle(`${file}.link`, { id })).rejects.toMatchObject(
      refused('its file is a link'),
    );
    await expect(readBundle(`${file}.none`, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(readBundle(join(file, '..'), { id })).rejects.toMatchObject({ code: 'invalid' });
  }));
