import { beforeAll, expect, test } from 'vitest';

import { progress } from '../e2e/setup/progress.js';
import { buildApp } from '../scripts/build-app.js';
import { benchInventory } from './inventory/bench-inventory';

/** `CERTFERRY_DATA_SET=D10` measures one alone. */
const only = process.env.CERTFERRY_DATA_SET;

beforeAll(() => buildApp(progress()));

test(`the inventory of ${only ?? 'all data sets'}`, async () => {
  expect(await benchInventory(only)).not.toEqual([]);
});
