// @ts-check
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { importImages } from '../e2e/cluster/import-images.js';
import { images } from '../e2e/releases/images.js';

const root = join(import.meta.dirname, '..');
const all = join(root, 'test-results', 'screenshots');
const committed = join(root, 'docs', 'screenshots');
const inReadme = ['certificates-light-1440', 'certificates-dark-1440', 'upgrade-done-light-1440'];

/** A page's address by the name of its picture. */
const pages = {
  'sign-in': '/sign-in',
  overview: '/overview',
  certificates: '/certificates',
  'certificate-sound': '/certificates/shop/storefront',
  'certificate-failing': '/certificates/shop/gift-cards',
  'certificate-outlives': '/certificates/platform/build-agents',
  'certificate-gone': '/certificates/shop/nothing',
  issuers: '/issuers',
  'cluster-issuer': '/issuers/company-ca',
  requests: '/requests',
  'orders-none-yet': '/requests?show=orders',
  secrets: '/secrets',
  secret: '/secrets/shop/storefront-tls',
  installation: '/installation',
  'installation-forbidden': '/installation?cluster=no-secrets',
  upgrade: '/upgrade',
  backup: '/backup?encrypt=true',
  'upgrade-not-installed': '/upgrade?cluster=e2e-bare',
  'runs-none-yet': '/runs?cluster=e2e-bare',
  'runs-forbidden': '/runs?cluster=no-secrets',
  'run-gone': '/runs/nothing',
  'filtered-away': '/certificates?q=nothing-of-that-name',
  'not-installed': '/certificates?cluster=e2e-bare',
  'none-yet': '/secrets?cluster=e2e-bare',
  forbidden: '/secrets?cluster=no-secrets',
  'secrets-unknown': '/certificates?cluster=no-secrets',
  unreachable: '/certificates?cluster=gone',
  untrusted: '/certificates?cluster=stranger',
  expired: '/certificates?cluster=expired',
  'no-context': '/certificates?cluster=nowhere',
  'no-page': '/nothing/here',
};

/**
 * Light and dark, on a desk and on a phone.
 * @param {NodeJS.ProcessEnv} env of the test bed
 * @param {AbortSignal} stop
 */
export async function takeScreenshots(env, stop) {
  await rm(all, { recursive: true, force: true });
  await mkdir(all, { recursive: true });
  await mkdir(committed, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    await inEachLook(browser, env, async (page, look) => {
      await takeAll(page, look, stop);
      await takeBackup(page, look);
    });
    await importImages('e2e', await images('1.21.2'));
    let run = '';
    await inEachLook(browser, env, async (page, look) => {
      run ||= await upgrade(page);
      await page.goto(run);
      await page.getByRole('heading', { level: 1, name: 'is done' }).waitFor();
      await settled(page);
      await page.screenshot({ path: picture(`upgrade-done-${look}`) });
    });
  } finally {
    await browser.close();
  }
  for (const name of inReadme) await copyFile(picture(name), join(committed, `${name}.png`));
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {NodeJS.ProcessEnv} env
 * @param {(page: import('@playwright/test').Page, look: string) => Promise<void>} work
 */
async function inEachLook(browser, env, work) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark']))
    for (const width of [1440, 390]) {
      const context = await browser.newContext({
        baseURL: env.CERTFERRY_TEST_URL,
        storageState: env.CERTFERRY_TEST_SIGNED_IN,
        colorScheme,
        viewport: { width, height: width === 390 ? 844 : 900 },
        reducedMotion: 'reduce',
      });
      await work(await context.newPage(), `${colorScheme}-${width}`);
      await context.close();
    }
}

/** @param {string} name */
const picture = (name) => join(all, `${name}.png`);

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} look
 * @param {AbortSignal} stop
 */
async function takeAll(page, look, stop) {
  for (const [name, address] of Object.entries(pages)) {
    stop.throwIfAborted();
    await page.goto(address);
    await settled(page);
    await page.screenshot({ path: picture(`${name}-${look}`) });
  }
  await page.goto('/certificates');
  await settled(page);
  const opens = look.endsWith('390') ? 'Pages' : /^cluster/;
  await page.getByRole('button', { name: opens }).click();
  await page.getByRole('dialog').first().waitFor();
  await page.screenshot({ path: picture(`opened-${look}`) });
}

/**
 * A backup from its plan to its bundle.
 * @param {import('@playwright/test').Page} page
 * @param {string} look
 */
async function takeBackup(page, look) {
  /** @param {string} name */
  const take = (name) => page.screenshot({ path: picture(`${name}-${look}`) });
  await page.goto('/backup');
  await page.getByRole('button', { name: 'Start backup' }).click();
  await page.getByRole('dialog', { name: 'Start backup?' }).waitFor();
  await take('backup-start');
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('heading', { level: 1, name: 'Backup is done' }).waitFor();
  await take('run');
  await page.goto('/runs');
  await settled(page);
  await take('runs');
  await page.goto('/bundles');
  await settled(page);
  await take('bundles');
  await page.getByRole('table', { name: 'Bundles' }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'Bundle of' }).waitFor();
  await take('bundle');
}

/**
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string>} the address of the run, which has ended
 */
async function upgrade(page) {
  await page.goto('/upgrade');
  await page.getByRole('button', { name: /^Start upgrade/ }).click();
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('heading', { level: 1, name: 'is done' }).waitFor({ timeout: 240_000 });
  return page.url();
}

/**
 * Its answers are there, and what was still being read has been.
 * @param {import('@playwright/test').Page} page
 */
async function settled(page) {
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(
    () =>
      !/still being read|Asking Certferry|Making the plan|Reading the|loading,/.test(
        document.body.innerText,
      ),
  );
  await page.evaluate(() => document.fonts.ready);
}
