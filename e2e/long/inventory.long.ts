import { beforeAll, expect, test } from 'vitest';

import { benchInventory } from '@/bench/inventory/bench-inventory';
import { dataSets } from '@/bench/inventory/data-sets';
import { lookOnce } from '@/bench/inventory/run';

import { buildApp } from '../../scripts/build-app.js';
import { progress } from '../setup/progress.js';

const short = { questions: 10, writes: 10, burst: 5, idle: 15_000 };
const quiet = {
  lists: 0,
  watches: { certificates: 1, clusterissuers: 1, issuers: 1, secrets: 1 },
  ofHelm: 0,
};

beforeAll(() => buildApp(progress()));

if (process.env.CERTFERRY_ROUND === undefined)
  test('10,000 and 50,000 Certificates are found, counted, asked for and followed', () =>
    benchInventory(undefined));
else
  test('10,000 Certificates are counted on the page, and so is every update; an idle app only watches', async () => {
    // Each part throws where the page does not come to show what the API server was told.
    const { idle, latencies, painted } = await lookOnce(dataSets.D10, short);
    expect(idle).toEqual({ one: quiet, many: quiet });
    expect(latencies).toHaveLength(20 * short.questions);
    expect(painted).toHaveLength(short.writes);
  });
