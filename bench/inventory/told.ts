import { isDeepStrictEqual } from 'node:util';

import { resources } from '../../shared/actor';
import { besides } from '../../shared/beside';
import { byEach } from '../../shared/by-each';
import { median } from '../median.js';
import type { Row } from '../write-result.js';
import type { Stock } from './contenders';
import type { DataSet } from './data-sets';
import type { Asked } from './idle';
import type { Repeat } from './measure';
import { percentile } from './queries';

const base = { contender: null, contenderName: '–', ratio: null };

/** Of what is watched beside the lists; the measured cluster serves no Gateways, and each leader's Lease is watched by its name. */
const besideEach = byEach(
  besides.filter((one) => one !== 'gateways'),
  (one) => (one === 'leases' ? 2 : 1),
);

/** Secrets by three selections. */
export const oneEach = {
  ...byEach(resources, (resource) => (resource === 'secrets' ? 3 : 1)),
  ...besideEach,
};

/** One watch of each kind that is there and none besides. */
const isOneEach = (of: Asked) => isDeepStrictEqual(of.watches, oneEach);

function row(what: string, unit: string, values: readonly number[], goal: number | null): Row {
  const { median: ours, spread } = median(values);
  return { ...base, what, unit, ours, goal, met: goal === null ? null : ours <= goal, spread };
}

function beside(one: Row, contenderName: string, theirs: readonly number[]): Row {
  const { median: contender, spread } = median(theirs);
  const ratio = one.ours === null ? null : one.ours / contender;
  return { ...one, contender, contenderName, ratio, spread: `${one.spread}; ${spread}` };
}

/** The stock ListWatch, or why its figures are none of the same work. */
function besideStock(one: Row, repeats: readonly Repeat[], figure: (stock: Stock) => number): Row {
  const failed = repeats.flatMap(({ stock }) => stock.failed ?? []);
  return failed.length === 0
    ? beside(
        one,
        'stock ListWatch',
        repeats.map(({ stock }) => figure(stock)),
      )
    : {
        ...one,
        contenderName: `stock ListWatch: not whole in ${failed.length} of ${repeats.length} (${failed[0]})`,
      };
}

/** All figures of one data set as they stand in the result. */
export function told({ name, certificates }: DataSet, repeats: readonly Repeat[]): Row[] {
  const each = (of: (one: Repeat) => number) => repeats.map(of);
  const raw = each((one) => one.raw.seconds);
  const first = row(
    `${name}: start of the process until the list is complete, counted and its first page painted`,
    's',
    each((one) => one.firstPage),
    1.5 * median(raw).median + 1,
  );
  const synced = row(
    `${name}: resident memory 10 s after that`,
    'MiB',
    each((one) => one.memory.synced),
    400,
  );
  const most = row(
    `${name}: the most resident memory while syncing`,
    'MiB',
    each((one) => one.memory.most),
    600,
  );
  const asked = (share: number, goal: number) =>
    row(
      `${name}: questions, 20 a second by 50 people with 21 different views, p${share * 100}`,
      'ms',
      each((one) => percentile(one.latencies, share)),
      goal,
    );
  const painted = (share: number, goal: number) =>
    row(
      `${name}: write acknowledged until painted, p${share * 100}`,
      'ms',
      each((one) => percentile(one.painted, share)),
      goal,
    );
  const idle = (many: 'one' | 'many') =>
    row(
      `${name}: lists while idle, a minute and then ten seconds a repeat, with ${many === 'one' ? 1 : 200} open streams`,
      'lists',
      each((one) => one.idle[many].lists),
      0,
    );
  const quiet = repeats.filter(({ idle: { one, many } }) => isOneEach(one) && isOneEach(many));
  return [
    beside(first, 'curl, pages of 500, both kinds at once', raw),
    besideStock(first, repeats, ({ seconds }) => seconds),
    beside(
      first,
      'kubectl get -A -o json | jq',
      each((one) => one.kubectl),
    ),
    besideStock(synced, repeats, ({ rss }) => rss),
    besideStock(most, repeats, ({ mostRss }) => mostRss),
    row(
      `${name}: resident memory after the questions`,
      'MiB',
      each((one) => one.memory.used),
      400,
    ),
    asked(0.5, 15),
    asked(0.99, 50),
    painted(0.5, 100),
    painted(0.99, 250),
    row(
      `${name}: page of an issuer on which a ninth of them hangs, after one of them has changed, p50`,
      'ms',
      each((one) => percentile(one.issuer, 0.5)),
      null,
    ),
    {
      ...row(
        `${name}: updates acknowledged a second, all of them counted on the page`,
        '/s',
        each((one) => one.burst.rate),
        200,
      ),
      met: null,
    },
    row(
      `${name}: last of these acknowledged until all are counted on the page`,
      's',
      each((one) => one.burst.seconds),
      null,
    ),
    idle('one'),
    idle('many'),
    {
      ...base,
      what: `${name}: repeats with one watch a kind, three of Secrets, two of Leases and none besides, for 1 and for 200 open streams`,
      unit: 'repeats',
      ours: quiet.length,
      goal: repeats.length,
      met: quiet.length === repeats.length,
      spread: '',
    },
    row(
      `${name}: requests that could return Helm's Secrets`,
      'requests',
      each((one) => Math.max(one.idle.one.ofHelm, one.idle.many.ofHelm)),
      0,
    ),
    row(
      `${name}: ${certificates} TLS Secrets parsed, matched and chain-checked, over the raw read`,
      's',
      each((one) => one.parsing.seconds),
      5,
    ),
    row(
      `${name}: event loop delay meanwhile, p99`,
      'ms',
      each((one) => one.parsing.late),
      20,
    ),
  ];
}
