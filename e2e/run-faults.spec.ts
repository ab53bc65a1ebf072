import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { planAnswer, type PlanAnswer } from '@/shared/wizard';

import { dataOf, failureOf } from './browser/api';
import { askAs, changeAs } from './browser/ask-as';
import { beginAndNotEnd, setValue } from './browser/foreign-release';
import { bringUpHop, bringUpOther, goBack, hop, k, other } from './browser/hop';
import { mintToken } from './browser/mint-token';
import { openApp, openPlanByToken } from './browser/open-app';
import { withOwnApp } from './browser/own-app';
import { helmHistory } from './browser/releases-of';
import { answer, openPlan, start, stateOf } from './browser/run-view';
import { expect, nobody, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';
import { kubeconfigPath } from './cluster/state.js';
import { from, to } from './hop-bed.js';
import { run } from './setup/run.js';

test.use({ storageState: nobody });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await Promise.all([bringUpHop(), bringUpOther()]);
  await goBack();
});

const both = () => `${kubeconfigPath(hop)}:${kubeconfigPath(other)}`;
const lacks = (page: Page) => page.getByRole('region', { name: 'Rights that you lack' });
const at = (args: string) => kubectl(other, args.split(' '));
const blocking = (page: Page) => page.getByRole('region', { name: 'What has to be done first' });

const answers = { target: '', encrypt: false };

/** What the API answers to the plan that the page shows. */
async function plan(page: Page, cluster: string): Promise<PlanAnswer> {
  const input = { cluster, wizard: 'upgrade', answers };
  return dataOf(await askAs(page, 'wizards.plan', input), planAnswer);
}

async function lookAgain(page: Page): Promise<void> {
  // It may be over before it is seen to have begun.
  const answered = page.waitForResponse((response) => response.url().includes('wizards.plan'));
  await page.getByRole('button', { name: 'Look again' }).click();
  await answered;
  await expect(page.getByText('Looking again…')).toBeHidden({ timeout: 30_000 });
}

test('somebody without any right reads every one that is missing, and the Roles that grant them', async ({
  browser,
}) => {
  const name = `upgrader-${Date.now()}`;
  const token = await mintToken(hop, name, { rules: [] });
  await withOwnApp(async (serve) => {
    const app = await serve(kubeconfigPath(hop));
    const page = await openPlanByToken(browser, app.url, token);
    const lines = page.getByRole('heading', { level: 1, name: /lack|→/ });
    let rounds = 0;
    for (await lines.waitFor({ timeout: 30_000 }); (await lacks(page).count()) > 0; rounds += 1) {
      // What it needs to look, then what it needs to act.
      expect(rounds).toBeLessThan(2);
      await grantAll(page, name);
      await lookAgain(page);
    }
    expect(rounds).toBeGreaterThan(0);
    await expect(answer(page)).toContainText(`${from} → ${to} can start`);
    expect((await plan(page, hop)).access.missing).toEqual([]);
    await page.context().close();
  });
});

const line = /^(\S+) ([^ /]+)(?:\/(\S+))? in (the whole cluster|\S+), to /;

type Right = readonly (string | undefined)[];

/** What stands behind the slash is one of these, or a name. */
const subresources = new Set(['log', 'proxy', 'status']);

/** What kubectl says of a right that the page names. */
async function may(
  account: string,
  [, verb = '', kind = '', name, where = '']: Right,
): Promise<string> {
  const isPart = name !== undefined && subresources.has(name);
  const what = name === undefined || isPart ? kind : `${kind}/${name}`;
  const part = isPart ? [`--subresource=${name}`] : [];
  const place = where.startsWith('the whole') ? ['-A'] : ['-n', where];
  const as = `--as=system:serviceaccount:people:${account}`;
  return (await k(['auth', 'can-i', verb, what, ...part, ...place, as]).catch(() => 'no')).trim();
}

/** Grants what the page says is missing by what the page says grants it, and holds both to what kubectl says. */
async function grantAll(page: Page, account: string): Promise<void> {
  const lines = await lacks(page).getByRole('listitem').allInnerTexts();
  expect((await plan(page, hop)).access.missing.length).toBe(lines.length);
  const rights: Right[] = lines.map((text) => line.exec(text) ?? []);
  expect(new Set(await Promise.all(rights.map((one) => may(account, one))))).toEqual(
    new Set(['no']),
  );
  await lacks(page).getByText('The objects that would grant them').click();
  const role = await lacks(page).locator('code').innerText();
  await k('apply -f -', role);
  const granted = await Promise.all(rights.map(async (one) => [one[0], await may(account, one)]));
  expect(granted.filter(([, said]) => said !== 'yes')).toEqual([]);
}

test('a release that Helm did not make, one of a foreign hand and values that the new chart refuses stop an upgrade before it begins', async ({
  page,
}) => {
  await withOwnApp(async (serve) => {
    const app = await serve(both());
    await openApp(page, app);
    await page.goto(`${app.url}/upgrade?cluster=${other}`);
    await expectBlocked(page, other, 'release-not-helm', 'it was not installed by a Helm release');

    await openPlan(page, app.url, hop);
    await expect(answer(page)).toContainText('can start');
    const value = 'prometheus.servicemonitor.targetPort';
    await setValue(`${value}=9402`);
    try {
      await lookAgain(page);
      await expectBlocked(page, hop, 'values-refused', `Take ${value} out of the values`);
    } finally {
      await setValue(`${value}=null`);
    }
    await lookAgain(page);
    await expect(answer(page)).toContainText('can start');

    await beginAndNotEnd();
    const { revision } = (await helmHistory()).at(-1) ?? { revision: 0 };
    try {
      await lookAgain(page);
      await expectBlocked(
        page,
        hop,
        'release-pending',
        `Revision ${revision} of Helm release cert-manager/cert-manager is pending-upgrade`,
      );
    } finally {
      await k(`delete secret -n cert-manager sh.helm.release.v1.cert-manager.v${revision}`);
    }
  });
});

/** The page names it and offers no start; the API says the same and refuses one. */
async function expectBlocked(
  page: Page,
  cluster: string,
  code: string,
  words: string,
): Promise<void> {
  await expect(blocking(page)).toContainText(words, { timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Start upgrade/ })).toBeDisabled();
  const { findings, hash } = await plan(page, cluster);
  const blocks = findings.filter(({ severity }) => severity === 'blocks');
  expect(blocks.map((one) => one.code)).toEqual([code]);
  expect(blocks.map((one) => `${one.sentence} ${one.remedy}`).join('')).toContain(words);
  const refused = await changeAs(page, 'runs.start', {
    cluster,
    wizard: 'upgrade',
    answers,
    planHash: hash,
  });
  expect([refused.status, failureOf(refused)]).toEqual([
    409,
    { code: 'conflict', message: expect.stringContaining(words) },
  ]);
}

test('a full disk stops a backup by name, and room lets it go on', async ({ page }) => {
  await withOwnApp(async (serve, folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
    try {
      const env = { CERTFERRY_BUNDLES: join(disk, 'bundles') };
      const app = await serve(kubeconfigPath(hop), undefined, env);
      await openApp(page, app);
      await page.goto(`${app.url}/backup?cluster=${hop}`);
      await start(page, /^Start backup/);
      await expect(answer(page)).toHaveText('Waits for a person at “Write the bundle”', {
        timeout: 30_000,
      });
      const why = `in ${disk}/bundles: the disk is full.`;
      await expect(page.getByRole('main')).toContainText(why);
      expect((await stateOf(page, hop)).phase).toMatchObject({
        is: 'waiting',
        for: 'person',
        code: 'conflict',
        why: expect.stringContaining(why),
      });
      await run('mount', ['-o', 'remount,size=16m', disk]);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(answer(page)).toHaveText('Backup is done', { timeout: 30_000 });
    } finally {
      await run('umount', ['--lazy', disk]);
    }
  });
});

test('a namespace that Certferry may not make is named, and the run starts once somebody has made it', async ({
  page,
}) => {
  await at('delete namespace certferry --ignore-not-found');
  const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', spec: { selfSigned: {} } };
  const metadata = { name: 'selfsigned', namespace: 'default' };
  await kubectl(other, ['apply', '-f', '-'], { input: JSON.stringify({ ...issuer, metadata }) });
  const everything = ['*'];
  const token = await mintToken(other, 'keeper', {
    rules: [
      { apiGroups: everything, resources: everything, verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: everything },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: everything },
      { apiGroups: ['cert-manager.io'], resources: everything, verbs: everything },
    ],
  });
  await withOwnApp(async (serve, folder) => {
    const config = JSON.parse(readFileSync(kubeconfigPath(other), 'utf8'));
    const [{ name }] = config.users;
    const file = join(folder, 'kubeconfig');
    const users = [{ name, user: { token } }];
    writeFileSync(file, JSON.stringify({ ...config, users }), { mode: 0o600 });
    const app = await serve(file);
    await openApp(page, app);
    await page.goto(`${app.url}/backup?cluster=${other}`);
    await page.getByRole('button', { name: /^Start backup/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Start backup?' });
    await dialog.getByRole('button', { name: 'Start now' }).click();
    const words = 'Let somebody who may run: kubectl create namespace certferry';
    await expect(dialog.getByRole('alert')).toContainText(words);
    const input = { cluster: other, wizard: 'backup', answers: { encrypt: false } };
    const { hash } = dataOf(await askAs(page, 'wizards.plan', input), planAnswer);
    const refused = await changeAs(page, 'runs.start', { ...input, planHash: hash });
    expect([refused.status, failureOf(refused)]).toEqual([
      403,
      { code: 'forbidden', message: expect.stringContaining(words) },
    ]);
    expect(await at('get namespace certferry --ignore-not-found')).toBe('');
    await at('create namespace certferry');
    await dialog.getByRole('button', { name: 'Start now' }).click();
    await page.waitForURL(/\/runs\/\d/);
    await expect(answer(page)).toHaveText('Backup is done', { timeout: 30_000 });
  });
});
