import type { Locator, Page } from '@playwright/test';

/** A row as it is seen, by the heads of its columns. */
export type Row = Readonly<Record<string, string>>;

/** Every row of the table of that name, counted in the page itself. */
export async function readTable(page: Page, name: string): Promise<Row[]> {
  const table = page.getByRole('table', { name });
  await table.waitFor();
  const heads = (await table.getByRole('columnheader').allTextContents()).map((one) => one.trim());
  const cells = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)),
    );
  return cells.map((texts) =>
    Object.fromEntries(heads.map((head, index) => [head, texts[index]?.trim() ?? ''])),
  );
}

/** The row whose first cell begins with that name. */
export function rowOf(page: Page, name: string | RegExp): Locator {
  const exactly = page.getByText(name, { exact: true });
  return page.locator('tbody').getByRole('row').filter({ has: exactly });
}
