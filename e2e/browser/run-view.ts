import type { Locator, Page } from '@playwright/test';

import { runState, type RunState } from '@/shared/run-state';

import { dataOf } from './api';
import { askAs } from './ask-as';
import { expect } from './test';

export const helmStep = 'Upgrade the Helm release';

/** A step as it is seen. */
export interface SeenStep {
  readonly title: string;
  readonly state: string;
  /** `0:14`; empty where none is shown. */
  readonly length: string;
  readonly isNow: boolean;
}

const list = (page: Page) => page.getByRole('region', { name: 'Steps' });

/** The steps, those of an abort after the others. */
export function readSteps(page: Page): Promise<SeenStep[]> {
  return list(page)
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => {
        const name = item.querySelector('p');
        const word = name?.querySelector('span')?.textContent ?? '';
        return {
          title: (name?.textContent ?? '').replace(word, ''),
          state: word.replace(/^: /, ''),
          length: item.lastElementChild?.textContent ?? '',
          isNow: item.getAttribute('aria-current') === 'step',
        };
      }),
    );
}

/** Waits until the step of that title is as wanted. */
export async function untilStep(
  page: Page,
  title: string | RegExp,
  state: 'running' | 'done' | 'failed',
  timeout = 60_000,
): Promise<void> {
  const named = list(page).getByRole('listitem').filter({ hasText: title });
  await expect(named.filter({ hasText: `: ${state}` }).last()).toBeVisible({ timeout });
}

/** The first line of the page: what happens, what is waited for, how it ended. */
export const answer = (page: Page): Locator => page.getByRole('heading', { level: 1 });

export const runId = (page: Page): string => /\/runs\/([^/?]+)/.exec(page.url())?.[1] ?? '';

/** From an open plan to the page of its run, as a person does. */
export async function start(page: Page, what: RegExp): Promise<string> {
  await page.getByRole('button', { name: what }).click();
  const dialog = page.getByRole('dialog', { name: /^Start / });
  await dialog.getByRole('button', { name: 'Start now' }).click();
  await page.waitForURL(/\/runs\/\d/);
  await list(page).waitFor();
  return runId(page);
}

/** Opens the questions of an upgrade, answers them and waits for the plan. */
export async function openPlan(page: Page, url: string, cluster: string): Promise<void> {
  await page.goto(`${url}/upgrade?cluster=${cluster}`);
  await answer(page).filter({ hasText: ' → ' }).waitFor({ timeout: 30_000 });
}

/** What the API answers to who looks at the page of a run. */
export async function stateOf(page: Page, cluster: string): Promise<RunState> {
  return dataOf(await askAs(page, 'runs.get', { cluster, id: runId(page) }), runState);
}
