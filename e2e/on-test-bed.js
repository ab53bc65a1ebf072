// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveApp } from '../scripts/serve-app.js';
import { makeAccounts } from './browser/make-accounts.js';
import { signInByLink } from './browser/sign-in-by-link.js';
import { writeContexts } from './browser/write-contexts.js';
import { down } from './cluster/down.js';
import { takeTurn } from './cluster/take-turn.js';
import { up } from './cluster/up.js';
import { offerCharts, upgraded } from './hop-bed.js';
import { oneHour, seed } from './releases/seed.js';

const seeded = 'e2e';
const bare = 'e2e-bare';
const version = 'v1.20.3';
/** The upgraded ones are brought up by the tests that upgrade them. */
const all = [seeded, bare, ...upgraded];

/**
 * Brings up a seeded cluster and one without cert-manager, starts the built app on both and on
 * contexts that do not work, signs in, calls `run` with the environment that the browser tests
 * read, and takes everything down again, whatever happens.
 * @template T
 * @param {import('./setup/progress.js').Progress} progress
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function onTestBed(progress, run) {
  const giveBack = await takeTurn(
    'browser-test-bed',
    'Other browser tests run on this machine: their clusters have the same names. Wait for them.',
  );
  const folder = await mkdtemp(join(tmpdir(), 'certferry-e2e-'));
  const charts = await offerCharts(progress);
  try {
    await progress.item('clusters', () => bringUp(progress), { done: 'up' });
    return await withApp(folder, charts.env, run);
  } finally {
    await charts.stop();
    await Promise.all([...all.map((name) => down(name)), rm(folder, { recursive: true })]);
    await giveBack();
  }
}

/** @param {import('./setup/progress.js').Progress} progress */
async function bringUp(progress) {
  await Promise.all(all.map((name) => down(name)));
  await up(seeded, { audit: true }, progress);
  await Promise.all([
    seed(seeded, { version, progress }).then(() => oneHour(seeded)),
    up(bare, { controlPlaneOnly: true }, progress),
  ]);
}

/**
 * @template T
 * @param {string} folder
 * @param {Record<string, string>} charts
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} run
 */
async function withApp(folder, charts, run) {
  const tokens = await makeAccounts(seeded);
  const kubeconfig = await writeContexts(join(folder, 'kubeconfig'), { seeded, bare, tokens });
  const heard = join(folder, 'heard');
  await mkdir(heard, { mode: 0o700 });
  const app = await serveApp({
    kubeconfig,
    home: join(folder, 'home'),
    env: charts,
    log: join(heard, 'shared-app'),
  });
  try {
    const secretly = { mode: 0o600 };
    const signedIn = join(folder, 'signed-in.json');
    await writeFile(signedIn, JSON.stringify(await signInByLink(app)), secretly);
    const tokensFile = join(folder, 'tokens.json');
    await writeFile(tokensFile, JSON.stringify(tokens), secretly);
    return await run({
      ...process.env,
      ...charts,
      CERTFERRY_TEST_HEARD: heard,
      CERTFERRY_TEST_URL: app.url,
      CERTFERRY_TEST_KUBECONFIG: kubeconfig,
      CERTFERRY_TEST_SIGNED_IN: signedIn,
      CERTFERRY_TEST_TOKENS: tokensFile,
    });
  } finally {
    await app.stop();
  }
}
