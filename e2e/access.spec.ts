import type { Page } from '@playwright/test';

import { cluster, tokenOf } from './browser/bed';
import { listening } from './browser/listening';
import { pageStates } from './browser/page-states';
import { rowOf } from './browser/read-table';
import { expect, nobody, test } from './browser/test';
import { violations } from './browser/violations';

// Softly, each of them: the first state that fails must not hide the others.
async function expectAccessible(page: Page, what: string, only?: 'colours'): Promise<void> {
  expect.soft(await violations(page, only), what).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(over, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1440, 390].map((width) => ({ colorScheme, width })),
);

/** Shows the page as it is in each theme and on each screen. */
async function inEachLook(
  page: Page,
  check: (look: string, width: number, only?: 'colours') => Promise<void>,
) {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    // In the dark a page has other colours and nothing else: the markup was looked at in the light.
    await check(
      `${colorScheme}, ${width} px`,
      width,
      colorScheme === 'dark' ? 'colours' : undefined,
    );
  }
}

async function expectGood(page: Page, what: string): Promise<void> {
  await inEachLook(page, async (look, _, only) => {
    await expectAccessible(page, `${what}, ${look}`, only);
    await expectNoSidewaysScroll(page, `${what}, ${look}`);
  });
}

const sectionOf = (path: string) => path.split(/[/?]/)[1] ?? '';

// One state after the other in one page: a test begins with nothing cached, and to load all anew costs as much as to look.
for (const section of new Set(pageStates.map(([, path]) => sectionOf(path))))
  test(`/${section} passes axe and fits in every state, light and dark, on a desk and on a phone`, async ({
    page,
  }) => {
    const states = pageStates.filter(([, path]) => sectionOf(path) === section);
    test.setTimeout(states.length * 60_000);
    for (const [what, path, there] of states)
      await test.step(what, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(path);
        await there(page);
        await expectGood(page, what);
      });
  });

test('what opens over a page passes axe, light and dark, on a desk and on a phone', async ({
  page,
}) => {
  await page.goto('/certificates?ns=payments');
  await rowOf(page, 'payments/gateway').waitFor();
  await listening(page);
  await inEachLook(page, (_, width, only) => openEverything(page, width, only));
});

/** What opens over a page. */
async function openEverything(page: Page, width: number, only?: 'colours'): Promise<void> {
  if (width < 768) {
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('dialog', { name: 'Pages' }).waitFor();
    await expectAccessible(page, 'the sheet', only);
    await page.keyboard.press('Escape');
  }
  for (const [button, dialog] of [
    [/^cluster/, 'Clusters'],
    [/^namespaces/, 'Namespaces'],
    [/^Signed in as/, 'Signed in'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
    await expectAccessible(page, dialog, only);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
  }
  for (const name of ['Columns', 'Findings']) {
    await page.getByRole('button', { name: new RegExp(name, 'i') }).click();
    await page.getByRole('dialog', { name }).waitFor();
    await expectAccessible(page, name, only);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find and go' }).waitFor();
  await page.keyboard.type('shop');
  await page.getByRole('option').first().waitFor();
  await expectAccessible(page, 'Find and go', only);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await expectAccessible(page, 'Keys', only);
  await page.keyboard.press('Escape');
}

test('a backup by keyboard alone, from its plan to its bundle, passes axe at every stop', async ({
  page,
}) => {
  await page.goto('/backup');
  await page.getByRole('heading', { name: /^One bundle with/ }).waitFor();
  await tabTo(page, `Start backup on ${cluster}`);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Start backup?' });
  await expect(dialog).toContainText(cluster);
  await expectAccessible(page, 'the summary');
  await tabTo(page, 'Start now');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { level: 1, name: 'Backup is done' }).waitFor();
  await expectGood(page, 'the run');
  await page.goto('/runs');
  await page.getByRole('table', { name: 'Runs' }).waitFor();
  await expectGood(page, 'the runs');
  await page.goto('/bundles');
  const bundle = page.getByRole('table', { name: 'Bundles' }).getByRole('link').first();
  await bundle.waitFor();
  await expectGood(page, 'the bundles');
  await bundle.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bundle of' }).waitFor();
  await expectGood(page, 'the bundle');
});

test('nothing moves for who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/certificates');
  await rowOf(page, 'shop/cart').waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { animationDuration, transitionDuration } = getComputedStyle(one);
        return [animationDuration, transitionDuration].some((time) => parseFloat(time) > 0.01);
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  expect(moving).toEqual([]);
});

test('the keyboard alone goes from the list into a certificate and back', async ({ page }) => {
  await page.goto('/certificates');
  await rowOf(page, 'shop/cart').waitFor();
  await listening(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const links = page
    .getByRole('table', { name: 'Certificates' })
    .getByRole('rowgroup')
    .nth(1)
    .getByRole('link');
  await page.keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.nth(0)).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: /^Find a name/ })).toBeFocused();
  await page.keyboard.type('vault');
  await expect(rowOf(page, 'shop/cart')).toHaveCount(0);
  // What is typed goes into the address a moment later, and would lead back here.
  await expect(page).toHaveURL(/vault/);
  await page.keyboard.press('Tab');
  await tabTo(page, 'platform/vault');
  await page.keyboard.press('Enter');
  // Beside a cluster that is being upgraded the page comes slowly.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('vault', { timeout: 20_000 });
  await tabTo(page, 'Certificates');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Certificates' })).toBeVisible();
});

/** Presses Tab until the one of that name has the focus; each stop on the way must be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      return one instanceof HTMLInputElement ? one.name : one?.textContent?.trim();
    });
    if (at === name) return;
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
  }
  throw new Error(`60 times Tab did not lead to ${name}.`);
}

/** What has the focus has an outline or a ring that it has not without. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return 'nothing has the focus';
    const look = () => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
      return `${outlineStyle} ${outlineWidth} ${boxShadow} ${borderColor}`;
    };
    const focused = look();
    one.blur();
    const plain = look();
    one.focus({ focusVisible: true });
    return focused === plain ? `the focus is not seen on ${one.outerHTML.slice(0, 150)}` : 'seen';
  });
  expect(seen).toBe('seen');
}

test.describe('who is not signed in', () => {
  test.use({ storageState: nobody });

  test('comes by keyboard alone from sign-in to a certificate', async ({ page }) => {
    await page.goto('/sign-in');
    await tabTo(page, 'token');
    await page.keyboard.type(tokenOf('everything'));
    await page.keyboard.press('Tab');
    await page.keyboard.type(cluster);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Needs you, with the cause' }).waitFor();
    await listening(page);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('table', { name: 'Certificates' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Conditions' })).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`the sign-in page passes axe and works by keyboard, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/sign-in');
        await expectAccessible(page, 'sign-in');
        await expectNoSidewaysScroll(page, 'sign-in');
      }
      await page.getByLabel('Bearer token', { exact: true }).focus();
      await page.keyboard.type('nonsense');
      await page.keyboard.press('Tab');
      await expectFocusSeen(page);
      await page.keyboard.type('e2e');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('main').getByRole('alert')).toContainText('does not accept');
      await expectAccessible(page, 'a refused sign-in');
    });
});
