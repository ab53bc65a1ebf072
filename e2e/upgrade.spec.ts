import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { runState } from '@/shared/run-state';
import { upgradeVerdict } from '@/shared/upgrade';

import { ask, dataOf, failureOf, procedureUrl } from './browser/api';
import { requestsSince } from './browser/audit';
import { bearer } from './browser/bearer';
import { certificate, nameOf } from './browser/cluster-objects';
import { bringUpHop, goBack, hop, k } from './browser/hop';
import { listening } from './browser/listening';
import { mintToken } from './browser/mint-token';
import { openApp } from './browser/open-app';
import { withOwnApp } from './browser/own-app';
import { helmHistory, runningVersions } from './browser/releases-of';
import { answer, helmStep, readSteps, start, untilStep } from './browser/run-view';
import { digestOf, list, tlsSecrets } from './browser/secrets-of';
import { signInByToken } from './browser/sign-in-by-token';
import { expect, nobody, test } from './browser/test';
import { sightsOf, watchRun } from './browser/watch-run';
import { kubeconfigPath } from './cluster/state.js';
import { from, to } from './hop-bed.js';
import { cmctlPath } from './releases/tools.js';
import { run } from './setup/run.js';

test.use({ storageState: nobody });

const due = 'shop/day-pass';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await bringUpHop();
  // Helm waits for it: so a Certificate may come due in the middle, on fast machines as on slow ones.
  await goBack({ webhook: { readinessProbe: { initialDelaySeconds: 20 } } });
});
test.afterAll(() => k('delete certificate -n shop day-pass --ignore-not-found'));

/** It lives one hour, the shortest that there is, and is due again and again: so many seconds after it was issued. */
const often = 40;

async function makeDue(): Promise<void> {
  const made: { spec?: object } = certificate('day-pass', ['day-pass.shop.example']);
  const spec = { ...made.spec, duration: '1h0m0s', renewBefore: `${3600 - often}s` };
  await k('apply -f -', JSON.stringify({ ...made, spec }));
  await k('wait -n shop certificate/day-pass --for=condition=Ready --timeout=30s');
}

/** Until it is due in so many seconds: by then helm works, and nothing is judged yet. */
async function untilDueIn(seconds: number): Promise<void> {
  const get = ['get', 'certificate', '-n', 'shop', 'day-pass'];
  for (;;) {
    const at = Date.parse(await k([...get, '-o', 'jsonpath={.status.renewalTime}']));
    const left = at - Date.now();
    if (left > seconds * 1_000) return sleep(left - seconds * 1_000);
    await sleep(Math.max(0, left) + 2_000);
  }
}

/** Names of Certificates and digests of TLS Secrets. */
async function whatIsThere() {
  const [certificates, secrets] = await Promise.all([list(hop, 'certificates'), tlsSecrets(hop)]);
  return {
    certificates: certificates.map(nameOf).toSorted(),
    secrets: new Map([...secrets].map(([name, one]) => [name, digestOf(one)])),
  };
}

test(`${from} to ${to}, by clicks, while a second person watches: nothing is lost, and helm, cmctl and the audit log agree`, async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const watcher = await mintToken(hop, 'watcher', {
    namespace: 'certferry',
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
  });
  await withOwnApp(async (serve) => {
    const app = await serve(kubeconfigPath(hop));
    await openApp(page, app);
    await makeDue();
    const before = await whatIsThere();
    expect(before.certificates.length).toBeGreaterThanOrEqual(40);

    await readPlan(page, before.certificates.length);
    await untilDueIn(14);
    const began = Date.now();
    const id = await start(page, /^Start upgrade/);
    await watchRun(page);

    const second = await browser.newContext({ storageState: nobody });
    const theirs = await second.newPage();
    const address = `${app.url}/runs/${id}?cluster=${hop}`;
    await theirs.goto(address);
    await signInByToken(theirs, watcher, hop);
    await watchRun(theirs);

    await untilStep(page, helmStep, 'running');
    await expectReadOnly(theirs, { url: app.url, id, token: watcher });
    await untilStep(page, helmStep, 'done');
    await expectHelmWasHeard(page);
    await leaveAndComeBack(page, address);

    await expect(answer(page)).toHaveText(
      `Upgrade ${from} → ${to} is done, and every certificate was kept`,
      { timeout: 120_000 },
    );
    await expect(answer(theirs)).toHaveText(await answer(page).innerText());
    const seen = (await sightsOf(theirs)).map(({ step }) => step).filter(Boolean);
    expect(new Set(seen).size, 'steps that the second person saw').toBeGreaterThanOrEqual(5);

    await expectSteps(page);
    await expectKept(page, before, began);
    await expectAnswer(app.url, id, watcher);
    await second.close();
  });
});

/** The plan says what will be done before anybody agrees to it. */
async function readPlan(page: Page, certificates: number): Promise<void> {
  await page.getByRole('link', { name: 'Upgrade', exact: true }).click();
  await answer(page).filter({ hasText: ' → ' }).waitFor({ timeout: 30_000 });
  await listening(page);
  await page.getByLabel('To which version?').fill(to);
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page).toHaveURL(new RegExp(`target=${to}`));
  await expect(answer(page)).toContainText(`${from} → ${to} can start`, { timeout: 30_000 });
  const path = page.getByRole('region', { name: 'Path' });
  await expect(path).toContainText(`${from} runs here`);
  await expect(path).toContainText(
    'The CRDs are not part of the release: the run applies those of',
  );
  await expect(path).toContainText('Release cert-manager/cert-manager');
  const checked = page.getByRole('region', { name: 'Checked and in order' });
  await expect(checked).toContainText("cert-manager's API works");
  await expect(checked).toContainText(`The chart of ${to} takes the values that the release has.`);
  await expect(checked).toContainText(`${certificates} Certificates are compared`);
  await expect(page.getByRole('region', { name: 'What will be done' })).toContainText(helmStep);
  expect(await runningVersions()).toEqual([from]);
}

/** Who may only see runs sees this one, is told so before any button is there, and asks for nothing by the API either. */
async function expectReadOnly(
  page: Page,
  { url, id, token }: { url: string; id: string; token: string },
): Promise<void> {
  await expect(page.getByText('You can watch this run, but not steer it.')).toBeVisible();
  await expect(page.getByText('Cancel: not for you.')).toContainText(
    'patch configmaps in certferry',
  );
  await expect(page.getByRole('button', { name: 'Pause after this step' })).toHaveCount(0);
  for (const wish of ['pause', 'cancel', 'abort'] as const) {
    const body = JSON.stringify({ cluster: hop, id });
    const init = { method: 'POST', body, headers: bearer(token) };
    const refused = await ask(procedureUrl(`runs.${wish}`, undefined, url), init);
    expect([wish, refused.status, failureOf(refused).code]).toEqual([wish, 403, 'forbidden']);
  }
}

/** Lines of helm and of the components were in view before helm was done, and the probe went on all the while. */
async function expectHelmWasHeard(page: Page): Promise<void> {
  const sights = (await sightsOf(page)).filter(({ step }) => step === helmStep);
  const sources = new Set(sights.flatMap((one) => one.sources));
  expect([...sources]).toEqual(expect.arrayContaining(['helm', 'controller', 'webhook']));
  const probes = sights.map((one) => one.probes);
  expect(new Set(probes).size, 'figures of the probe').toBeGreaterThan(5);
  expect(probes).toEqual(probes.toSorted((one, other) => one - other));
}

/** What was done stays done, and what is shown of it stands in the address. */
async function leaveAndComeBack(page: Page, address: string): Promise<void> {
  await page.getByRole('button', { name: 'helm', exact: true }).click();
  await expect(page).toHaveURL(/[?&]from=helm/);
  const shown = page.url();
  const done = (await readSteps(page)).filter(({ state }) => state === 'done');
  await page
    .getByRole('link', { name: /^Certificates/ })
    .first()
    .click();
  await page.getByRole('table', { name: 'Certificates' }).waitFor();
  await page.goto(shown);
  await page.getByRole('region', { name: 'Steps' }).waitFor();
  const now = await readSteps(page);
  expect(now.slice(0, done.length)).toEqual(done);
  const helm = page.getByRole('button', { name: 'helm', exact: true });
  await expect(helm).toHaveAttribute('aria-pressed', 'true');
  const rows = page.getByRole('log').locator('[data-index] > div');
  await expect(rows.first()).toBeVisible();
  const sources = await rows.evaluateAll((all) => all.map((row) => row.children[1]?.textContent));
  expect(new Set(sources)).toEqual(new Set(['helm']));
  await page.goto(address);
}

async function expectSteps(page: Page): Promise<void> {
  const steps = await readSteps(page);
  expect(steps.length).toBe(10);
  for (const { title, state, length } of steps) {
    expect([title, state]).toEqual([title, 'done']);
    expect(length, title).toMatch(/^\d+:\d\d$/);
  }
}

async function expectKept(
  page: Page,
  before: Awaited<ReturnType<typeof whatIsThere>>,
  began: number,
): Promise<void> {
  const verdict = page.getByRole('region', { name: 'Verdict: kept' });
  await expect(verdict).toContainText(`1 renewed as due (${due})`);
  await expect(verdict.getByRole('row', { name: new RegExp(due) })).toContainText('Renewed as due');

  expect(await runningVersions()).toEqual([to]);
  const last = (await helmHistory()).at(-1);
  expect(last).toMatchObject({ status: 'deployed', chart: `cert-manager-${to}` });
  const check = ['check', 'api', '--kubeconfig', kubeconfigPath(hop), '--wait', '10s'];
  expect(await run(await cmctlPath(), check)).toContain('The cert-manager API is ready');

  const after = await whatIsThere();
  expect(after.certificates).toEqual(before.certificates);
  expect([...after.secrets.keys()].toSorted()).toEqual([...before.secrets.keys()].toSorted());
  const changed = [...after.secrets].filter(
    ([name, digest]) => before.secrets.get(name) !== digest,
  );
  expect(changed.map(([name]) => name)).toEqual([`${due}-tls`]);

  const made = await requestsSince(hop, began);
  const canaries = made.filter((name) => name.includes('/certferry-canary-'));
  expect(canaries.length).toBeGreaterThanOrEqual(5);
  const others = made.filter((name) => !canaries.includes(name));
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((name) => !name.startsWith(`${due}-`))).toEqual([]);
}

/** The API tells the same, also to who may only watch. */
async function expectAnswer(url: string, id: string, token: string): Promise<void> {
  const address = procedureUrl('runs.get', { cluster: hop, id }, url);
  const state = dataOf(await ask(address, { headers: bearer(token) }), runState);
  expect(state.phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
  const verdict = upgradeVerdict.parse(state.told.verdict);
  expect(verdict.kept).toBe(true);
  expect(verdict.renewedAsDue.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([due]);
  expect(verdict.synced.is).toBe('counted');
  expect(verdict.probes.made).toBeGreaterThan(50);
}
