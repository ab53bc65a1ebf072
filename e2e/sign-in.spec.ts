import type { BrowserContext, Page } from '@playwright/test';

import { ask, procedureUrl } from './browser/api';
import { bed, cluster, tokenOf } from './browser/bed';
import { listening } from './browser/listening';
import { type OwnApp, withOwnApp } from './browser/own-app';
import { expect, nobody, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';
import { kubeconfigPath } from './cluster/state.js';

test.use({ storageState: nobody });

/** What only somebody sees who is signed in. */
const list = (page: Page) => page.getByRole('main').getByRole('table').first();

async function enterToken(page: Page, token: string): Promise<void> {
  await page.getByLabel('Bearer token', { exact: true }).fill(token);
  await page.getByRole('textbox', { name: 'Cluster' }).fill(cluster);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The session cookie as a copy of it would be used elsewhere. */
async function copiedCookie(context: BrowserContext, { url }: OwnApp): Promise<string> {
  const found = await context.cookies(url);
  return found.map(({ name, value }) => `${name}=${value}`).join('; ');
}

test('the printed link signs in once, and leaves the address', async ({ page, context }) => {
  await withOwnApp(async (start) => {
    const app = await start(kubeconfigPath(cluster));
    const secret = new URL(app.link).hash.slice(1);
    expect(secret.length).toBeGreaterThan(40);
    const addresses: string[] = [];
    context.on('request', (request) => addresses.push(request.url()));

    await page.goto(app.link);
    await expect(list(page)).toBeVisible();
    expect(page.url()).not.toContain('#');
    expect(addresses.filter((one) => one.split('#')[0]?.includes(secret))).toEqual([]);

    const [cookie] = await context.cookies(app.url);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.goBack();
    expect(page.url()).not.toContain(secret);

    await context.clearCookies();
    await page.goto('about:blank');
    await page.goto(app.link);
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'This sign-in link was used already, or is older than 10 minutes.',
    );
    await page.goto('about:blank');
    await page.goto(await app.newLink());
    await expect(list(page)).toBeVisible();
  });
});

test('a token of the cluster signs in and stays out of addresses, answers and logs', async ({
  page,
  context,
}) => {
  await withOwnApp(async (start) => {
    const app = await start(bed.kubeconfig);
    const token = (
      await kubectl(cluster, ['create', 'token', 'everything', '-n', 'people', '--duration=10m'])
    ).trim();
    const heard: string[] = [];
    context.on('request', (request) => heard.push(request.url()));
    context.on('response', async (response) => {
      heard.push(JSON.stringify(await response.allHeaders()));
      const streams = response.url().includes('/api/trpc/live');
      if (!streams) heard.push(await response.text().catch(() => ''));
    });

    await page.goto(`${app.url}/secrets`);
    await expect(page).toHaveURL(/sign-in\?next=%2Fsecrets/);
    await enterToken(page, token);
    await expect(page.getByRole('table', { name: 'TLS Secrets' })).toBeVisible();
    await listening(page);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await expect(page.getByRole('dialog', { name: 'Signed in' })).toContainText(
      'system:serviceaccount:people:everything',
    );
    const signature = token.split('.')[2] ?? token;
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter((text) => text.includes(signature))).toEqual([]);
    expect(app.output()).not.toContain(signature);
    expect(await copiedCookie(context, app)).not.toContain(signature);
    await page.goto('about:blank');
  });
});

for (const [what, token, sentence] of [
  ['an expired token', () => tokenOf('expired'), 'does not accept this token: it is expired'],
  ['nonsense', () => 'nonsense', 'does not accept this token'],
] as const)
  test(`${what} is refused with its sentence`, async ({ page }) => {
    await page.goto('/sign-in');
    await enterToken(page, token());
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      `Cluster ${cluster} ${sentence}`,
    );
    await expect(page).toHaveURL(/sign-in/);
  });

test('a token for a cluster that is gone, and for none, is refused with the reason', async ({
  page,
}) => {
  await page.goto('/sign-in');
  const refused = page.getByRole('main').getByRole('alert');
  for (const [context, sentence] of [
    ['gone', 'the connection was refused'],
    ['nowhere', 'The kubeconfig has no context named nowhere.'],
  ] as const) {
    await page.getByLabel('Bearer token', { exact: true }).fill(tokenOf('everything'));
    await page.getByRole('textbox', { name: 'Cluster' }).fill(context);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(refused).toContainText(sentence);
  }
});

test.describe('before its scripts run', () => {
  test.use({ javaScriptEnabled: false });

  test('the form keeps the token to itself', async ({ page, context }) => {
    const sent: string[] = [];
    context.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
    await page.goto('/sign-in');
    await page.getByLabel('Bearer token', { exact: true }).fill('a-secret-token');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    await page.goto('/sign-in');
    expect(sent.length).toBeGreaterThan(2);
    expect(sent.filter((text) => text.includes('a-secret-token'))).toEqual([]);
  });
});

test('a sign-in by link outlives a restart; one by token is asked for again on its page', async ({
  page,
  browser,
}) => {
  await withOwnApp(async (start) => {
    const app = await start(bed.kubeconfig);
    const port = Number(new URL(app.url).port);
    await page.goto(app.link);
    await expect(list(page)).toBeVisible();

    const other = await browser.newContext({ storageState: nobody });
    const byToken = await other.newPage();
    await byToken.goto(`${app.url}/certificates?cluster=${cluster}&ns=payments`);
    await enterToken(byToken, tokenOf('everything'));
    await expect(list(byToken)).toBeVisible();
    await byToken.evaluate(() => Object.assign(window, { marked: true }));

    await app.stop();
    await start(bed.kubeconfig, port);

    const asked = byToken.getByRole('dialog', { name: 'Your sign-in has ended' });
    await expect(asked).toContainText('Enter your token again', { timeout: 20_000 });
    await enterToken(byToken, tokenOf('everything'));
    await expect(asked).toBeHidden();
    await expect(list(byToken)).toBeVisible();
    expect(byToken.url()).toContain('ns=payments');
    expect(await byToken.evaluate(() => 'marked' in window)).toBe(true);
    await other.close();

    await page.reload();
    await expect(list(page)).toBeVisible();
  });
});

test('signing out ends a copy of the cookie too', async ({ page, context }) => {
  await withOwnApp(async (start) => {
    const app = await start(kubeconfigPath(cluster));
    await page.goto(app.link);
    await expect(list(page)).toBeVisible();
    const copy = { headers: { cookie: await copiedCookie(context, app) } };
    const session = procedureUrl('session.get', undefined, app.url);
    expect((await ask(session, copy)).status).toBe(200);

    await listening(page);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: /^Sign in/ })).toBeVisible();
    expect((await ask(session, copy)).status).toBe(401);
    await page.goto(`${app.url}/certificates`);
    await expect(page).toHaveURL(/sign-in/);
  });
});

test('a cookie that is forged, damaged or of another key is nobody', async () => {
  const { headers } = await ask(`${bed.url}/sign-in`);
  expect(headers.get('set-cookie')).toBeNull();
  await withOwnApp(async (start) => {
    const app = await start(kubeconfigPath(cluster));
    const answer = await ask(`${app.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ link: new URL(app.link).hash.slice(1) }),
    });
    expect(answer.status).toBe(204);
    const flags = answer.headers.getSetCookie()[0] ?? '';
    expect(flags).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const [name = '', value = ''] = flags.split(';', 1)[0]?.split('=') ?? [];
    const session = procedureUrl('session.get', undefined, app.url);
    const status = async (cookie: string) => (await ask(session, { headers: { cookie } })).status;
    expect(await status(`${name}=${value}`)).toBe(200);
    expect(await status(`${name}=${value.slice(0, -6)}AAAAAA`)).toBe(401);
    expect(await status(`${name}=${value.slice(0, 40)}`)).toBe(401);
    expect(await status(`${name}=`)).toBe(401);
    // The same cookie at an app with another sealing key.
    const elsewhere = procedureUrl('session.get');
    const port = new URL(bed.url).port;
    const there = { headers: { cookie: `certferry-${port}=${value}` } };
    expect((await ask(elsewhere, there)).status).toBe(401);
  });
});
