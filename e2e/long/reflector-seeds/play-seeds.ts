import type { KubeObject } from '@/server/kube/object';

import { applied, kJson } from '../../integration/testbed';
import { auditedLists } from './audited-lists';
import { agentOf, type Copy, type Playing, playSeed, sameRows } from './play-seed';
import { versionOf } from './watched';

/** What became of the sequences that were played to one of the two. */
export interface Tally {
  /** Sequences after which the rows equalled kubectl's list. */
  readonly equal: number;
  /** Whole lists, and times at which one was due. */
  readonly lists: number;
  readonly due: number;
}

export interface Result {
  readonly sequences: number;
  readonly ours: Tally;
  readonly stock: Tally;
  /** What our reflector did wrong, by seed. */
  readonly problems: readonly string[];
}

/** Far longer than a recovery takes on a busy machine. */
const patience = 120_000;
/** Once ours are done; as long as several minutes would be without the shortened delays. */
const stockPatience = 8_000;
/** Reflectors that run at the same time, and as many informers. */
const atOnce = 50;

/** In one call: kubectl fifty times over would leave nothing of the machine to anybody else. */
const namespaces = (names: readonly string[]) =>
  applied(...names.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));

/** The Certificates of every namespace, as a reader of its own sees them now. */
async function freshLists(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { items } = await kJson<{ items: KubeObject[] }>('get certificates.cert-manager.io -A');
  const all = new Map<string, Map<string, string>>();
  for (const one of items) {
    const { namespace: of = '', name } = one.metadata;
    const rows = all.get(of) ?? new Map<string, string>();
    all.set(of, rows.set(`${of}/${name}`, versionOf(one)));
  }
  return all;
}

/** What of `real` a copy has lost or has in another version, and what it has that is no more. */
function difference(copied: ReadonlyMap<string, string>, real: ReadonlyMap<string, string>) {
  const lost = [...real].filter(([key, version]) => copied.get(key) !== version);
  const ghosts = [...copied.keys()].filter((key) => !real.has(key));
  return `lost: ${lost.map(([key]) => key).join(', ')}; ghosts: ${ghosts.join(', ')}`;
}

async function wave(seeds: readonly number[]): Promise<Result> {
  const names = seeds.map((_, slot) => `seeds-${slot}`);
  await namespaces(names);
  const playing = await Promise.all(seeds.map((seed, slot) => playSeed(seed, names[slot] ?? '')));
  const fresh = await freshLists();
  const real = ({ namespace: of }: Playing) => fresh.get(of) ?? new Map<string, string>();
  const ends = (one: Playing, { watched }: Copy, within: number) =>
    watched.until(() => sameRows(watched.rows(), real(one)), within);
  const equal = await Promise.all(playing.map((one) => ends(one, one.ours, patience)));
  const stockEqual = await Promise.all(playing.map((one) => ends(one, one.stock, stockPatience)));
  await Promise.all(playing.map((one) => one.stop()));
  const audited = await auditedLists(agentOf(0).slice(0, -1));
  const problems = playing.flatMap((one, index) => {
    const { whole, gone, answered, begun } = one.ours.lists();
    const seen = audited.get(agentOf(one.seed)) ?? 0;
    const all = [
      ...one.problems,
      ...(equal[index] ? [] : [difference(one.ours.watched.rows(), real(one))]),
      ...(whole > 1 + gone ? [`${whole} lists for ${gone} losses`] : []),
      ...(seen < answered || seen > begun
        ? [`the audit log has ${seen} lists, the proxy ${answered} of ${begun}`]
        : []),
    ];
    return all.map((problem) => `seed ${one.seed}: ${problem}`);
  });
  return {
    sequences: seeds.length,
    ours: tally(
      playing.map((one) => one.ours),
      equal,
    ),
    stock: tally(
      playing.map((one) => one.stock),
      stockEqual,
    ),
    problems,
  };
}

function tally(copies: readonly Copy[], equal: readonly boolean[]): Tally {
  const sum = (of: (copy: Copy) => number) => copies.reduce((all, one) => all + of(one), 0);
  return {
    equal: equal.filter(Boolean).length,
    lists: sum((one) => one.lists().whole),
    due: sum((one) => 1 + one.lists().gone),
  };
}

export function added(results: readonly Result[]): Result {
  const sum = (of: (one: Result) => number) => results.reduce((all, one) => all + of(one), 0);
  const tallies = (of: (one: Result) => Tally): Tally => ({
    equal: sum((one) => of(one).equal),
    lists: sum((one) => of(one).lists),
    due: sum((one) => of(one).due),
  });
  return {
    sequences: sum((one) => one.sequences),
    ours: tallies((one) => one.ours),
    stock: tallies((one) => one.stock),
    problems: results.flatMap((one) => one.problems),
  };
}

/** Plays the sequences of these seeds, many at once, and compares the rows with kubectl's after the last outage. */
export async function playSeeds(seeds: readonly number[]): Promise<Result> {
  const results: Result[] = [];
  for (let from = 0; from < seeds.length; from += atOnce)
    results.push(await wave(seeds.slice(from, from + atOnce)));
  return added(results);
}
