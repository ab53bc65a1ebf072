import type { WizardName } from '@/shared/run';

import { to } from '../hop-bed.js';

/** The steps of each wizard; a test fails where the plan has others. */
export const stepsOf: Readonly<Record<WizardName, readonly string[]>> = {
  upgrade: [
    'backup',
    'backup-check',
    'census',
    `${to}/crds`,
    `${to}/helm`,
    `${to}/ready`,
    `${to}/leading`,
    `${to}/api`,
    `${to}/canaries`,
    `${to}/verdict`,
  ],
  backup: ['bundle/write', 'bundle/check'],
};

/** Milliseconds that each of these steps takes at least. */
export const longestInside: Readonly<Record<WizardName, readonly number[]>> = {
  upgrade: [300, 0, 40, 500, 6_000, 0, 50, 0, 800, 50],
  backup: [300, 0],
};

/** Where the app, or helm alone, is killed. */
export type Moment =
  | 'before'
  | 'helm-begins'
  | 'helm-waits'
  | 'helm-alone'
  | 'inside'
  | 'paused'
  | 'after';

export interface Point {
  /** By its place in the wizard's list. */
  readonly step: number;
  readonly when: Moment;
}

/** In the order in which a run comes to them. */
const order: readonly Moment[] = [
  'before',
  'helm-begins',
  'helm-waits',
  'helm-alone',
  'inside',
  'paused',
  'after',
];

/** So many rounds have every point of the upgrade, and of the backup; after them they begin again, with other seeds. */
export const patterns = 5;
const helmStep = 4;

const more: Readonly<Record<number, readonly Point[]>> = {
  1: [{ step: 2, when: 'paused' }],
  2: [{ step: helmStep, when: 'helm-begins' }],
  3: [{ step: helmStep, when: 'helm-waits' }],
  4: [{ step: helmStep, when: 'helm-alone' }],
};

/** Six or seven of the upgrade's ten steps times three, and of the ways in which helm is cut off. */
export function upgradePoints(round: number): Point[] {
  const pattern = (round - 1) % patterns;
  const usual = ['before', 'inside', 'after'] as const;
  const points = Array.from({ length: 10 }, (_, step) => step).flatMap((step) =>
    usual.flatMap((when, index) => ((step + index) % patterns === pattern ? [{ step, when }] : [])),
  );
  return [...points, ...(more[pattern] ?? [])].toSorted(
    (one, other) => one.step - other.step || order.indexOf(one.when) - order.indexOf(other.when),
  );
}

/** Two of the backup's two steps times three; every fourth round asks for a passphrase instead. */
export function backupPoints(round: number): Point[] | 'encrypted' {
  const rounds: readonly (Point[] | 'encrypted')[] = [
    [
      { step: 0, when: 'before' },
      { step: 1, when: 'inside' },
    ],
    [
      { step: 0, when: 'inside' },
      { step: 1, when: 'after' },
    ],
    [
      { step: 0, when: 'after' },
      { step: 1, when: 'before' },
    ],
    'encrypted',
    [
      { step: 0, when: 'inside' },
      { step: 0, when: 'after' },
    ],
  ];
  return rounds[(round - 1) % patterns] ?? [];
}
