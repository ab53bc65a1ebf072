import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { findBundle, listBundles } from './list-bundles';
import { removeBundle } from './remove-bundle';
import { withFolder, write } from './written.fixture';

const whys = async () =>
  (await listBundles()).strays.map(
    ({ file, why }) => `${file}: ${why.split(/[.:]/, 1)[0]?.replaceAll(/\d+/g, 'N')}`,
  );

test('where no bundle was ever written there is none', () =>
  withFolder(async () => {
    expect(await listBundles()).toEqual({ bundles: [], strays: [] });
    expect(await findBundle('run-1')).toBeUndefined();
  }));

test('a file that is no whole bundle is named, and none that is whole is lost by it', () =>
  withFolder(async (folder) => {
    const whole = await write({ id: 'whole' });
    for (const id of ['bare', 'lost', 'cut', 'taken']) await write({ id });
    rmSync(join(folder, 'bare.json'));
    rmSync(join(folder, 'lost.tar.gz'));
    truncateSync(join(folder, 'cut.tar.gz'), 100);
    renameSync(join(folder, 'taken.json'), join(folder, 'renamed.json'));
    writeFileSync(join(folder, 'half.partial'), '');
    writeFileSync(join(folder, 'notes.txt'), '');
    writeFileSync(join(folder, 'odd.json'), '{"id":"odd"}');
    mkdirSync(join(folder, 'folder.json'));
    expect((await listBundles()).bundles).toEqual([whole]);
    expect(await whys()).toEqual([
      'bare.tar.gz: Nothing beside it says whose it is, so it cannot be shown or downloaded here',
      'cut.json: The bundle that it describes has N bytes and had N',
      'folder.json: It does not describe a bundle folder',
      'half.partial: It was being written and is not finished',
      'lost.json: The bundle that it describes is gone',
      'notes.txt: It does not belong here',
      'odd.json: It does not describe a bundle odd',
      'renamed.json: It does not describe a bundle renamed',
      'taken.tar.gz: Nothing beside it says whose it is, so it cannot be shown or downloaded here',
    ]);
    expect(await findBundle('cut')).toBeUndefined();
  }));

test('a removed bundle leaves nothing, and may be removed twice', () =>
  withFolder(async () => {
    const view = await write();
    await removeBundle(view);
    await removeBundle(view);
    expect(await listBundles()).toEqual({ bundles: [], strays: [] });
  }));
