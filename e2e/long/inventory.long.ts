import { beforeAll, expect, test } from 'vitest';

import { benchInventory } from '@/bench/inventory/bench-inventory';
import { dataSets } from '@/bench/inventory/data-sets';
import { lookOnce } from '@/bench/inventory/run';
import { oneEach } from '@/bench/inventory/told';

import { buildApp } from '../../scripts/build-app.js';
import { progress } from '../setup/progress.js';

const short = { questions: 10, writes: 10, burst: 5, idle: 15_000 };
const quiet = {
  lists: 0,
  watches: oneEach,
  ofHelm: 0,
};

beforeAll(() => buildApp(progress()));

const only = process.env.CERTFERRY_ROUND;

// Each part throws where the page does not come to show what the API server was told.
test(`${only === undefined ? '10,000 and 50,000 Certificates are' : 'the list of 10,000 Certificates is'} counted whole on the page, and so is every update; an idle app only watches`, async () => {
  const repeats =
    only === undefined ? await benchInventory(undefined) : [await lookOnce(dataSets.D10, short)];
  for (const { idle } of repeats) expect(idle).toEqual({ one: quiet, many: quiet });
});
