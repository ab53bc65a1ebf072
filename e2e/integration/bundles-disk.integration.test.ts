import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ran } from '@/server/bundles/written.fixture';

import { makeObjects, wipe } from './bundle-objects';
import { backUp, checkBack, newFolder } from './bundle-runs';

const folder = newFolder();

beforeAll(makeObjects);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await wipe();
});

test('a full disk is named, leaves nothing behind, and is no trouble once there is space', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  process.env.CERTFERRY_BUNDLES = join(disk, 'bundles');
  ran('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
  try {
    await expect(backUp({ id: 'full' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        new RegExp(`^Could not write the bundle full in ${disk}/bundles: the disk is full\\..*df `),
      ),
    });
    expect(readdirSync(join(disk, 'bundles'))).toEqual([]);
    ran('mount', ['-o', 'remount,size=16m', disk]);
    await backUp({ id: 'full' });
    await checkBack({ id: 'full' });
    ran('mount', ['-o', 'remount,ro', disk]);
    await expect(backUp({ id: 'other' })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('read-only'),
    });
  } finally {
    ran('umount', [disk]);
    process.env.CERTFERRY_BUNDLES = folder;
  }
});

test('a disk on which the bundle has room and its description has not keeps neither', async () => {
  const disk = join(folder, 'tight');
  mkdirSync(disk);
  process.env.CERTFERRY_BUNDLES = disk;
  // One inode is the folder's own, one the bundle's.
  ran('mount', ['-t', 'tmpfs', '-o', 'size=16m,nr_inodes=2', 'tmpfs', disk]);
  try {
    await expect(backUp({ id: 'tight' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('the disk is full'),
    });
    expect(readdirSync(disk)).toEqual([]);
    ran('mount', ['-o', 'remount,nr_inodes=3', disk]);
    await backUp({ id: 'tight' });
    expect(readdirSync(disk).toSorted()).toEqual(['tight.json', 'tight.tar.gz']);
  } finally {
    ran('umount', [disk]);
    process.env.CERTFERRY_BUNDLES = folder;
  }
});
