import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { failureOf } from './browser/api';
import { askAs, streamUntil } from './browser/ask-as';
import { bringUpHop, goBack, hop, k } from './browser/hop';
import { mintToken } from './browser/mint-token';
import { openApp, openPlanByToken } from './browser/open-app';
import { withOwnApp } from './browser/own-app';
import { helmHistory, runningVersions } from './browser/releases-of';
import {
  answer,
  helmStep,
  openPlan,
  readSteps,
  runId,
  start,
  stateOf,
  untilStep,
} from './browser/run-view';
import { digestsOf } from './browser/secrets-of';
import { expect, nobody, test } from './browser/test';
import { hold } from './cluster/hold.js';
import { apiReady } from './cluster/ready.js';
import { release } from './cluster/release.js';
import { kubeconfigPath } from './cluster/state.js';
import { from, to } from './hop-bed.js';

test.use({ storageState: nobody });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await bringUpHop();
  await goBack();
});

test('an upgrade that loses its token, then the API server, is aborted within helm and finds no webhook, names each and puts everything back', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const before = await digestsOf(hop);
  const all = ['*'];
  const token = await mintToken(hop, 'deputy', {
    rules: [{ apiGroups: all, resources: all, verbs: all }],
  });
  await withOwnApp(async (serve) => {
    const app = await serve(kubeconfigPath(hop));
    const theirs = await openPlanByToken(browser, app.url, token);
    await expect(answer(theirs)).toContainText('can start', { timeout: 30_000 });
    const id = await start(theirs, /^Start upgrade/);
    await k('delete serviceaccount deputy -n people');

    await openApp(page, app);
    await page.goto(`${app.url}/runs/${id}?cluster=${hop}`);
    await expect(answer(page)).toContainText('Waits for a person at', { timeout: 60_000 });
    const waits = (await stateOf(page, hop)).phase;
    expect(waits).toMatchObject({ is: 'waiting', for: 'person', code: 'unauthorized' });
    await expect(page.getByRole('main')).toContainText('why' in waits ? (waits.why ?? '') : '');
    await theirs.context().close();
    await page.getByRole('button', { name: 'Try again' }).click();

    await loseApiServer(page);
    await abortInHelm(page);
    await loseWebhook(page);
    await expect(answer(page)).toHaveText(
      `Upgrade ${from} → ${to} was aborted, and what it had begun was put back, except the CRDs`,
      { timeout: 90_000 },
    );
    await expect(page.getByRole('region', { name: 'Verdict: kept' })).toBeVisible();
    expect(await runningVersions()).toEqual([from]);
    const last = (await helmHistory()).at(-1);
    expect(last).toMatchObject({ status: 'deployed', chart: `cert-manager-${from}` });
    expect(await digestsOf(hop)).toEqual(before);
  });
});

/** For 30 s in the middle of helm: the page and the API say so, and the run goes on by itself. */
async function loseApiServer(page: Page): Promise<void> {
  await untilStep(page, helmStep, 'running');
  await hold(hop, 'kube-apiserver');
  try {
    const gone = Date.now();
    await expect(page.getByRole('banner').getByText(/^stale/)).toBeVisible({ timeout: 20_000 });
    const { status, text } = await askAs(page, 'runs.get', { cluster: hop, id: runId(page) });
    expect([status, failureOf({ text }).code]).toEqual([503, 'unavailable']);
    await sleep(gone + 30_000 - Date.now());
  } finally {
    await release(hop, 'kube-apiserver');
  }
  await apiReady(hop);
  await expect(page.getByRole('banner').getByText(/^live/)).toBeVisible({ timeout: 60_000 });
  expect((await stateOf(page, hop)).phase.is).toMatch(/^(running|waiting)$/);
}

async function abortInHelm(page: Page): Promise<void> {
  await untilStep(page, helmStep, 'running');
  await page.getByRole('button', { name: 'Abort…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Abort this run?' });
  await expect(dialog).toContainText('Roll the Helm release back');
  await dialog.getByRole('button', { name: 'Abort now' }).click();
  await expect(page.getByRole('heading', { name: /^Aborted: put back/ })).toBeVisible();
}

const service = ['-n', 'cert-manager', 'cert-manager-webhook'];

function selectBy(value: string | null): Promise<string> {
  const spec = { selector: { 'example.com/nobody': value } };
  return k(['patch', 'service', ...service, '--type=merge', '-p', JSON.stringify({ spec })]);
}

/** The addresses behind the webhook's Service; whoever keeps them up to date was without its API server, too. */
const endpoints = () =>
  k(['get', 'endpoints', ...service, '-o', 'jsonpath={.subsets[*].addresses}']);

/** The webhook's Service leads nowhere: the page and the API's stream say so, and the run waits until it does again. */
async function loseWebhook(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause after this step' }).click();
  await expect(answer(page)).toContainText(/^Paused by/, { timeout: 120_000 });
  await selectBy('yes');
  try {
    await expect.poll(endpoints, { timeout: 90_000 }).toBe('');
    // The API server would go on calling over the connection that it has.
    await k('delete pod -n cert-manager -l app.kubernetes.io/component=webhook');
    await page.getByRole('button', { name: 'Continue' }).click();
    const words = 'failed calling webhook "webhook.cert-manager.io"';
    await page.getByRole('searchbox', { name: 'Find in the log' }).fill('failed calling webhook');
    await expect(page.getByRole('main')).toContainText(words, { timeout: 120_000 });
    const topics = { run: { cluster: hop, id: runId(page), after: 0 } };
    expect(await streamUntil(page, { topics }, words)).toContain(
      JSON.stringify(words).slice(1, -1),
    );
    expect((await stateOf(page, hop)).phase.is).toMatch(/^(running|waiting)$/);
  } finally {
    await selectBy(null);
  }
  await expect.poll(endpoints, { timeout: 60_000 }).not.toBe('');
  // It asks for a minute by itself, and then a person.
  const { phase } = await stateOf(page, hop);
  if (phase.is === 'waiting') await page.getByRole('button', { name: 'Try again' }).click();
}

const canaries = () => k('get certificates,secrets -A -l certferry.io/canary -o name');

test('a run that is killed while its canaries are there, and cancelled after that, leaves none behind', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await goBack();
  const all = ['*'];
  const token = await mintToken(hop, 'canary-deputy', {
    rules: [{ apiGroups: all, resources: all, verbs: all }],
  });
  await withOwnApp(async (serve) => {
    const app = await serve(kubeconfigPath(hop));
    const theirs = await openPlanByToken(browser, app.url, token);
    await expect(answer(theirs)).toContainText('can start', { timeout: 30_000 });
    const id = await start(theirs, /^Start upgrade/);
    await expect.poll(canaries, { timeout: 150_000, intervals: [50] }).toContain('certificate');
    await app.stop('SIGKILL');
    await theirs.context().close();
    expect(await canaries()).toContain('certificate');

    const again = await serve(kubeconfigPath(hop), Number(new URL(app.url).port));
    await openApp(page, again);
    await page.goto(`${again.url}/runs/${id}?cluster=${hop}`);
    await expect(answer(page)).toContainText('Waits for a person at', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this run?' });
    await expect(dialog).toContainText('Canary certificates that are left are removed first');
    await dialog.getByRole('button', { name: 'Cancel it now' }).click();
    await expect(answer(page)).toHaveText(`Upgrade ${from} → ${to} was cancelled`, {
      timeout: 60_000,
    });
    expect(await canaries()).toBe('');
  });
});

test('paused by a click it stays so through a restart, goes on by a click, and a cancel lets helm end', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await goBack();
  await withOwnApp(async (serve) => {
    const app = await serve(kubeconfigPath(hop));
    await openApp(page, app);
    await openPlan(page, app.url, hop);
    const id = await start(page, /^Start upgrade/);
    await page.getByRole('button', { name: 'Pause after this step' }).click();
    await expect(answer(page)).toContainText(/^Paused by .* before “/, { timeout: 30_000 });
    const paused = await stateOf(page, hop);

    await app.stop('SIGKILL');
    await serve(kubeconfigPath(hop), Number(new URL(app.url).port));
    await page.goto(`${app.url}/runs?cluster=${hop}`);
    await page.getByRole('link', { name: 'Upgrade' }).filter({ visible: true }).first().waitFor();
    await page.goto(`${app.url}/runs/${id}?cluster=${hop}`);
    await expect(answer(page)).toContainText(/^Paused by/);
    expect(await stateOf(page, hop)).toEqual(paused);

    await page.getByRole('button', { name: 'Continue' }).click();
    await untilStep(page, helmStep, 'running');
    await page.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this run?' });
    await dialog.getByRole('button', { name: 'Cancel it now' }).click();
    await expect(answer(page)).toHaveText(`Upgrade ${from} → ${to} was cancelled`, {
      timeout: 60_000,
    });
    const steps = await readSteps(page);
    const helm = steps.findIndex(({ title }) => title === helmStep);
    expect(steps[helm]?.state).toBe('done');
    expect(new Set(steps.slice(helm + 1).map(({ state }) => state))).toEqual(
      new Set(['not taken']),
    );
    const last = (await helmHistory()).at(-1);
    expect(last).toMatchObject({ status: 'deployed', chart: `cert-manager-${to}` });
  });
});
