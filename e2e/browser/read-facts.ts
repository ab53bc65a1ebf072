import type { Locator } from '@playwright/test';

/** The facts of a region by their names; of several of one name, the first. */
export async function readFacts(region: Locator): Promise<Readonly<Record<string, string>>> {
  await region.getByRole('term').first().waitFor();
  const names = await region.getByRole('term').allInnerTexts();
  const texts = await region.getByRole('definition').allInnerTexts();
  const pairs = names.map((name, index) => [name, texts[index] ?? ''] as const);
  return Object.fromEntries(pairs.toReversed());
}
