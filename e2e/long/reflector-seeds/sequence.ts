import { type Ending, endings } from '../../integration/faulty-answer';
import { random } from '../random';

export const faults = [
  'cut',
  'half-open',
  'gone',
  'gone in a list',
  'broken list',
  'busy',
  'failing',
  'slow',
  'truncated',
  'another page',
] as const;
export type FaultName = (typeof faults)[number];

export interface Write {
  readonly name: string;
  readonly is: 'put' | 'delete';
}

/** One outage: what is written before and while it lasts, what it does, and how it is left. */
export interface Outage {
  readonly fault: FaultName;
  /** Milliseconds. */
  readonly lasts: number;
  /** How what is under way ends, after so many more bytes. */
  readonly ending: Ending;
  readonly bytes: number;
  /** Of what is refused. */
  readonly status: number;
  /** In how many bytes at a time slow answers come. */
  readonly piece: number;
  readonly before: readonly Write[];
  readonly during: readonly Write[];
  /** The inventory's heartbeat calls for another connection in its middle. */
  readonly reconnects: boolean;
  /** The next outage waits until this one is over for the rows; else it comes at once. */
  readonly settles: boolean;
}

const names = 7;
const nameOf = (number: number) => `object-${number}`;

/** What is there before the first outage. */
export const atFirst: readonly Write[] = Array.from({ length: names - 2 }, (_, number) => ({
  name: nameOf(number),
  is: 'put',
}));

/** What happens to a reflector, the same for the same seed; each sort of fault comes first in every tenth one. */
export function sequence(seed: number): readonly Outage[] {
  const next = random(seed);
  const below = (most: number) => Math.floor(next() * most);
  const oneOf = <T>(all: readonly T[], otherwise: T) => all[below(all.length)] ?? otherwise;
  const writes = (): Write[] =>
    Array.from({ length: below(4) }, () => ({
      name: nameOf(below(names)),
      is: next() < 0.7 ? 'put' : 'delete',
    }));
  const outage = (first: boolean): Outage => ({
    fault: (first ? faults[seed % faults.length] : undefined) ?? oneOf(faults, 'cut'),
    lasts: 5 + below(80),
    ending: oneOf(endings, 'end'),
    bytes: next() < 0.3 ? 0 : 1 + below(600),
    status: oneOf([500, 502, 503, 504], 500),
    piece: 20 + below(200),
    before: writes(),
    during: writes(),
    reconnects: next() < 0.2,
    settles: next() < 0.6,
  });
  return Array.from({ length: 2 + below(4) }, (_, index) => outage(index === 0));
}
