import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { bed } from './browser/bed';
import { condition, entry, nameOf } from './browser/cluster-objects';
import { keepSecret } from './browser/hear';
import { bringUpHop, bringUpOther, hop, other } from './browser/hop';
import { listening } from './browser/listening';
import { openApp } from './browser/open-app';
import { leafOf } from './browser/openssl';
import { withOwnApp } from './browser/own-app';
import { restoreByHand, shell, unpackLine } from './browser/restore-by-hand';
import { answer, start, untilStep } from './browser/run-view';
import { digestOf, list, tlsSecrets } from './browser/secrets-of';
import { expect, nobody, test } from './browser/test';
import { kubeconfigPath } from './cluster/state.js';
import { run } from './setup/run.js';

test.use({ storageState: nobody });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await Promise.all([bringUpHop(), bringUpOther()]);
});

/** From the list of certificates to a run that has ended, by clicks alone. */
async function backUp(page: Page, passphrase?: string): Promise<string> {
  await page.getByRole('link', { name: 'Backup', exact: true }).click();
  await page.getByRole('link', { name: 'New backup' }).click();
  await expect(answer(page)).toContainText(/^One bundle with \d+ certificates/, {
    timeout: 20_000,
  });
  await listening(page);
  if (passphrase !== undefined) {
    await page.getByRole('checkbox', { name: /^Encrypt/ }).check();
    await expect(page).toHaveURL(/encrypt=true/);
  }
  const id = await start(page, new RegExp(`^Start backup on ${hop}$`));
  if (passphrase !== undefined) {
    await expect(answer(page)).toContainText('Waits for an answer', { timeout: 20_000 });
    await page.getByRole('textbox', { name: 'A passphrase for the bundle' }).fill(passphrase);
    await page.getByRole('textbox', { name: 'Again' }).fill(passphrase);
    await page.getByRole('button', { name: 'Answer' }).click();
  }
  await untilStep(page, 'Read the bundle back', 'done');
  await expect(answer(page)).toHaveText('Backup is done');
  return id;
}

/** The file as the browser saves it. */
async function download(page: Page, id: string, folder: string): Promise<string> {
  await page.getByRole('main').getByRole('link', { name: id }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  const path = join(folder, saved.suggestedFilename());
  await saved.saveAs(path);
  return path;
}

test('a new user takes a bundle, downloads it, and restores it by hand into another cluster', async ({
  page,
}) => {
  await withOwnApp(async (serve, folder) => {
    const app = await serve(kubeconfigPath(hop));
    await openApp(page, app);
    const id = await backUp(page);
    const file = await download(page, id, folder);
    expect(file).toBe(join(folder, `${id}.tar.gz`));
    copyFileSync(file, bed.downloaded);

    const members = (await run('tar', ['-tzf', file])).trim().split('\n');
    expect(members[0]).toBe('RESTORE.md');
    expect(members.at(-1)).toBe('bundle.json');
    const readMe = await run('tar', ['-xzOf', file, 'RESTORE.md']);
    await shell(other, folder, unpackLine(readMe));
    const unpacked = join(folder, 'restore');
    const manifest: { members: { name: string; sha256: string }[] } = JSON.parse(
      readFileSync(join(unpacked, 'bundle.json'), 'utf8'),
    );
    expect(manifest.members.map(({ name }) => name)).toEqual(members.slice(0, -1));
    const sums = manifest.members.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
    await run('sha256sum', ['--check', '--strict'], { cwd: unpacked, input: sums });

    const said = await restoreByHand(other, unpacked);
    expect([...said.keys()].map((heading) => heading.slice(0, 2))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${number}.`),
    );
    expect(said.get('1. Is this the right cluster?')).toContain(other);
    expectAsExpected(said.get('9. Was nothing issued again?') ?? '');
    await expectRestored();
  });
});

/** Of the Secrets' values only keystores are others, which cert-manager writes anew: RESTORE.md says so. */
function expectAsExpected(said: string): void {
  const changed = said.split('\n').filter((line) => /^[-+] /.test(line));
  const others = changed.filter((line) => !/^. +(key|trust)store\.p12: /.test(line));
  expect(others).toEqual([]);
  expect(changed.length > 0 || said.includes('Every Secret is as in the bundle.')).toBe(true);
}

const isKept = (key: string) => !/^(key|trust)store\./.test(key);

/** Cluster b has what the first one has, and issued nothing for it. */
async function expectRestored(): Promise<void> {
  const [before, after] = await Promise.all([tlsSecrets(hop), tlsSecrets(other)]);
  const certificates = await list(other, 'certificates');
  expect(certificates.length).toBeGreaterThanOrEqual(40);
  const unready = certificates.filter((one) => condition(one, 'Ready')?.status !== 'True');
  expect(unready.map(nameOf)).toEqual([]);
  for (const { metadata, spec } of certificates) {
    const name = `${metadata.namespace}/${spec?.secretName}`;
    const [was, is] = [before.get(name), after.get(name)];
    if (!was || !is) throw new Error(`Secret ${name} is not in both clusters.`);
    expect(digestOf(is, isKept), name).toBe(digestOf(was, isKept));
    const [one, same] = await Promise.all([was, is].map((each) => leafOf(entry(each, 'tls.crt'))));
    expect(one?.serial, name).toMatch(/^[0-9a-f]+$/);
    expect(same?.serial, name).toBe(one?.serial);
  }
  expect(await list(other, 'certificaterequests')).toEqual([]);
}

test('an encrypted bundle opens with age and the passphrase that was typed, and with no other', async ({
  page,
}) => {
  const passphrase = keepSecret('correct horse & battery + staple, of 2026');
  await withOwnApp(async (serve, folder) => {
    const app = await serve(kubeconfigPath(hop));
    await openApp(page, app);
    const file = await download(page, await backUp(page, passphrase), folder);
    expect(file).toMatch(/\.tar\.gz\.age$/);
    const open = (typed: string, out: string) =>
      run('script', ['-qec', `age -d -o ${out} ${file}`, '/dev/null'], { input: `${typed}\n` });
    await expect(open('another one', join(folder, 'not'))).rejects.toThrow('incorrect passphrase');
    mkdirSync(join(folder, 'opened'));
    await open(passphrase, join(folder, 'opened.tar.gz'));
    const listed = await run('tar', ['-tzf', join(folder, 'opened.tar.gz')]);
    expect(listed).toMatch(/^RESTORE\.md\n[\s\S]*\nbundle\.json\n$/);
  });
});
