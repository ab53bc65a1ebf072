import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong on the open page: each rule with the elements that break it. */
export async function violations(page: Page, only?: 'colours'): Promise<string[]> {
  // Where axe has looked before it is there: its half megabyte, read twice for each look, cost more than the look.
  const there = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(there && { axeSource: 'void 0' }) })
    // Without a second page for the frames of other origins, of which there are none.
    .setLegacyMode()
    // Of what is right, no account of every element.
    .options({ resultTypes: ['violations'] });
  const { violations: found } = await (
    only ? axe.withRules(colours) : axe.withTags(standard)
  ).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}
