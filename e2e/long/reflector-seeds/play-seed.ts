import { setTimeout as lasting } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { Asked } from '../../integration/fault-proxy';
import { atFirst, type Outage, sequence } from './sequence';
import { ourReflector, stockInformer, type Watched } from './watched';
import { type Weather, weather } from './weather';
import { writer } from './writer';

/** What somebody has asked through the proxy until now. */
export interface Lists {
  /** Lists of which every page was handed over. */
  readonly whole: number;
  /** Times that a watch was told that its resourceVersion is forgotten: only then, and at first, a list is due. */
  readonly gone: number;
  readonly begun: number;
  readonly answered: number;
}

export interface Copy {
  readonly watched: Watched;
  readonly sky: Weather;
  lists(): Lists;
}

/** A sequence of outages that is over, with both copies still watching. */
export interface Playing {
  readonly seed: number;
  readonly namespace: string;
  readonly ours: Copy;
  readonly stock: Copy;
  /** What our copy did wrong on the way. */
  readonly problems: readonly string[];
  stop(): Promise<void>;
}

/** Far longer than a recovery takes on a busy machine. */
const patience = 120_000;

/** What our requests of that sequence are known by in the audit log. */
export const agentOf = (seed: number) => `certferry-seed-${seed}`;

const isGone = ({ what, fault }: Asked) =>
  what === 'watch' && (fault === 410 || (typeof fault === 'object' && 'event' in fault));

function listsOf(asked: readonly Asked[]): Lists {
  const begun = asked.filter(({ what, fault }) => what === 'list' && typeof fault !== 'number');
  return {
    whole: asked.filter(({ last, status }) => last && status === 200).length,
    gone: asked.filter(isGone).length,
    begun: begun.length,
    answered: begun.filter(({ status }) => status === 200).length,
  };
}

async function copy(watch: (sky: Weather) => Watched): Promise<Copy> {
  const sky = await weather();
  return { sky, watched: watch(sky), lists: () => listsOf(sky.proxy.asked) };
}

export const sameRows = (copied: ReadonlyMap<string, string>, real: ReadonlyMap<string, string>) =>
  isDeepStrictEqual(new Map(copied), new Map(real));

/** Plays the outages of one seed to our reflector and to the stock informer, both of one namespace. */
export async function playSeed(seed: number, namespace: string): Promise<Playing> {
  const writes = await writer(namespace);
  const { written } = writes;
  await writes.all(atFirst);
  const ours = await copy(({ proxy }) =>
    ourReflector({ ...proxy.cluster, userAgent: agentOf(seed) }, namespace),
  );
  const stock = await copy(({ proxy }) => stockInformer(proxy.cluster, namespace));
  const both = [ours, stock];
  const problems: string[] = [];
  const asked = () =>
    ours.sky.proxy.asked
      .map(({ what, fault, status, last }) => `${what} ${JSON.stringify(fault)} ${status} ${last}`)
      .join('; ');
  const play = async (outage: Outage, number: number) => {
    await writes.all(outage.before);
    for (const { sky } of both) sky.begin(outage);
    // How long it lasts is the outage itself, not a wait for something.
    const lasts = lasting(outage.lasts);
    await writes.all(outage.during);
    if (outage.reconnects) ours.watched.reconnect();
    await lasts;
    for (const { sky } of both) sky.end();
    if (!outage.settles) return;
    const settled = () => sameRows(ours.watched.rows(), written);
    if (!(await ours.watched.until(settled, patience)))
      problems.push(`after outage ${number} (${outage.fault}) the rows did not become equal`);
    const { whole, gone } = ours.lists();
    if (whole > 1 + gone)
      problems.push(
        `after outage ${number} (${outage.fault}): ${whole} lists for ${gone} losses: ${asked()}`,
      );
  };
  for (const [index, outage] of sequence(seed).entries()) await play(outage, index + 1);
  for (const { sky } of both) sky.clear();
  await writes.all([{ name: 'afterwards', is: 'put' }]);
  return {
    seed,
    namespace,
    ours,
    stock,
    problems,
    async stop() {
      await Promise.all(both.map(({ watched }) => watched.stop()));
      for (const { sky } of both) sky.proxy.close();
    },
  };
}
