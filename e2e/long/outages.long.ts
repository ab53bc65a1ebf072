import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { median } from '@/bench/median.js';
import { writeResult } from '@/bench/write-result.js';
import { certificateFacts } from '@/server/domain/certificate-facts';
import { issue } from '@/server/domain/openssl.fixture';
import { secretFacts } from '@/server/domain/secret-facts';
import { type Inventory, startInventory } from '@/server/inventory/inventory';

import {
  applied,
  asAdmin,
  certificate,
  k,
  kJson,
  namespace,
  tlsSecret,
} from '../integration/testbed';
import { auditMark, listsSince } from './audited-lists';
import { finishedRounds } from './finished-rounds';
import { cause, outages } from './outage';
import { random } from './random';

const of = 'outages';
const rounds = 30;
const outagesARound = 3;
const patience = 60_000;

interface Result {
  readonly outages: number;
  readonly mostLists: number;
  /** Seconds from the end of the last outage until the rows equalled a fresh list. */
  readonly seconds: number;
}

let inventory: Inventory;
const finished = finishedRounds<Result>('outages');
const pair = issue({ subject: '/CN=outages.example' });

beforeAll(async () => {
  await namespace(of);
  inventory = startInventory(asAdmin());
});

afterAll(() => inventory.stop());

/** A few objects made, changed and deleted, by kubectl, as the seed says. */
async function change(next: () => number): Promise<void> {
  const name = () => `object-${Math.floor(next() * 12)}`;
  await applied(
    certificate(of, name(), { dnsNames: [`v${Math.floor(next() * 1e6)}.example`] }),
    tlsSecret(of, name(), pair, { labels: { version: String(Math.floor(next() * 1e6)) } }),
  );
  if (next() < 0.5) await k(`delete certificate,secret ${name()} -n ${of} --ignore-not-found`);
}

interface List {
  readonly items: readonly {
    readonly metadata: { readonly namespace: string; readonly name: string };
  }[];
}

function byKey<Facts>({ items }: List, facts: (object: unknown) => Facts): Map<string, Facts> {
  return new Map(
    items.map((item) => [`${item.metadata.namespace}/${item.metadata.name}`, facts(item)]),
  );
}

async function fresh() {
  const tls = '--field-selector=type=kubernetes.io/tls';
  return {
    certificates: byKey(await kJson<List>('get certificates -A'), certificateFacts),
    secrets: byKey(await kJson<List>(`get secrets -A ${tls}`), secretFacts),
  };
}

const rows = () => ({
  certificates: new Map(inventory.certificates.rows),
  secrets: new Map(inventory.secrets.rows),
});

/** Waits for the reflectors' own notices until the rows are those of kubectl, or the time is over. */
function settled(wanted: unknown): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = inventory.changes.listen(() => isDeepStrictEqual(rows(), wanted) && done());
    const timer = setTimeout(done, patience);
    if (isDeepStrictEqual(rows(), wanted)) done();
  });
}

async function play(round: number): Promise<Result> {
  const next = random(round);
  let mostLists = 0;
  let back = 0;
  for (let number = 0; number < outagesARound; number++) {
    await change(next);
    const mark = await auditMark();
    const outage = outages[Math.floor(next() * outages.length)] ?? 'kill';
    await cause(outage, 1 + next() * 7);
    back = performance.now();
    await change(next);
    const wanted = await fresh();
    await settled(wanted);
    expect(rows(), `round ${round}, outage ${number}: ${outage}`).toEqual(wanted);
    const lists = await listsSince(mark);
    mostLists = Math.max(mostLists, ...lists.values());
    expect(
      mostLists,
      `lists of one kind in round ${round}, outage ${number}: ${outage}`,
    ).toBeLessThanOrEqual(1);
  }
  return { outages: outagesARound, mostLists, seconds: (performance.now() - back) / 1_000 };
}

async function playAll(): Promise<void> {
  const before = await finished.read();
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    const result = before.get(round) ?? (await play(round));
    if (!before.has(round)) await finished.add(round, result);
    results.push(result);
    process.stdout.write(`round ${round} of ${rounds}: ${JSON.stringify(result)}\n`);
  }
  const base = { contender: null, contenderName: '–', ratio: null };
  const times = median(results.map(({ seconds }) => seconds));
  const lists = Math.max(...results.map(({ mostLists }) => mostLists));
  await writeResult({
    name: 'outages',
    versions: { kubernetes: '1.33.13' },
    rows: [
      {
        ...base,
        what: `outages after which the rows equalled a fresh list, of ${rounds * outagesARound}`,
        unit: 'outages',
        ours: results.reduce((sum, one) => sum + one.outages, 0),
        goal: rounds * outagesARound,
        met: true,
        spread: '',
      },
      {
        ...base,
        what: 'most lists of one kind in one outage',
        unit: 'lists',
        ours: lists,
        goal: 1,
        met: lists <= 1,
        spread: '',
      },
      {
        ...base,
        what: 'API server back to rows equal, with the writes in between',
        unit: 's',
        ours: times.median,
        goal: null,
        met: null,
        spread: times.spread,
      },
    ],
  });
  await finished.clear();
}

const only = process.env.CERTFERRY_ROUND;

test(`the reflectors survive ${only === undefined ? 'every round' : `round ${only}`}`, async () => {
  if (only === undefined) await playAll();
  else await play(Number(only));
  expect(inventory.certificates.freshness.state).toBe('live');
});
