import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser } from '@playwright/test';
import { expect } from 'vitest';

import { readRun } from '@/server/engine/read-run';
import type { Cluster } from '@/server/kube/cluster';
import type { RunEvent, WizardName } from '@/shared/run';
import { type RunState, runState } from '@/shared/run-state';

import { type App, type Home, type Person, signIn } from './app';
import { beginRun, planRun, type Wanted } from './begin-run';
import { ask, changed } from './call';
import { helmsOf, untilUpgrading } from './helms';
import { untilEvent } from './journal';
import { longestInside, type Point, stepsOf } from './kill-points';
import { openTab, type Tab } from './tab';

/** As short as it may be: so long nobody takes over what a killed process held. */
export const leaseSeconds = 6;

export interface Bed {
  readonly home: Home;
  readonly at: Cluster;
  readonly browser: Browser;
  readonly next: () => number;
}

export interface Survived {
  readonly id: string;
  readonly kills: number;
  /** Of the kills inside a step those after which the journal showed it under way. */
  readonly inside: readonly string[];
  /** From the start of the new process until the run was taken. */
  readonly goesOn: readonly number[];
  readonly state: RunState;
}

/** A run that is killed at each of the points and goes on after a restart, while a page of it stays open. */
export class KilledRun {
  #app: App | undefined;
  #person: Person | undefined;
  #opening: Promise<Tab | undefined> = Promise.resolve(undefined);
  #id = '';
  /** The number of the last event before the newest start of the app. */
  #after = 0;
  #kills = 0;
  readonly #inside: string[] = [];
  readonly #goesOn: number[] = [];

  constructor(
    private readonly bed: Bed,
    private readonly wanted: Wanted,
    private readonly points: readonly Point[],
  ) {}

  async play(): Promise<Survived> {
    try {
      await this.#begin();
      for (const [index, point] of this.points.entries()) await this.#survive(point, index + 1);
      await this.#until((event) => event.is === 'ended');
      const state = await ask(this.#who(), 'runs.get', this.#named(), runState);
      expectSuccess(state);
      const tab = await this.#opening;
      if (!tab) throw new Error('The page of the run could not be opened.');
      await tab.untilSays(/is done/);
      return {
        id: this.#id,
        kills: this.#kills,
        inside: this.#inside,
        goesOn: this.#goesOn,
        state,
      };
    } finally {
      await (await this.#opening)?.close();
      await this.#app?.stop('SIGKILL');
    }
  }

  async #begin(): Promise<void> {
    this.#app = await this.bed.home.start(this.#killAt(0));
    this.#person = await signIn(this.#app);
    const plan = await planRun(this.#person, this.wanted);
    expectSteps(plan, this.wanted.wizard);
    this.#id = await beginRun(this.#person, this.wanted, plan.hash);
    this.#open();
  }

  #who(): Person {
    if (this.#person) return this.#person;
    throw new Error('Nobody has signed in.');
  }

  readonly #named = () => ({ cluster: this.wanted.cluster, id: this.#id });

  readonly #stepId = ({ step }: Point) => stepsOf[this.wanted.wizard][step] ?? '';

  readonly #until = (isSo: (event: RunEvent) => boolean) =>
    untilEvent(this.bed.at, this.#id, isSo, { after: this.#after });

  /** What the app is told that begins with the point of that place. */
  #killAt(from: number): Record<string, string> {
    const point = this.points.slice(from).find(({ when }) => when !== 'helm-alone');
    if (point?.when !== 'before' && point?.when !== 'after') return {};
    return { CERTFERRY_KILL_AT: `${point.when}:${this.#stepId(point)}` };
  }

  /** Where the app was killed before the page was there, it is opened again after the restart. */
  #open(): void {
    this.#opening = this.#opening.then(
      (tab) => tab ?? openTab(this.bed.browser, this.#who(), this.#named()).catch(() => undefined),
    );
  }

  async #survive(point: Point, next: number): Promise<void> {
    if (point.when === 'helm-alone') return this.#surviveWithoutHelm();
    await this.#untilDead(point);
    this.#kills += 1;
    await expectNoHelm(this.bed.home.folder);
    const dead = await readRun(this.bed.at, this.#id);
    if (point.when === 'inside') this.#noteInside(point, dead);
    await this.#opening;
    this.#after = dead.last;
    const began = performance.now();
    this.#app = await this.bed.home.start(this.#killAt(next));
    this.#open();
    if (point.when === 'paused') await this.#resumeWhatIsStillPaused();
    await this.#until((event) => event.is === 'taken');
    if (point.when !== 'paused') this.#goesOn.push((performance.now() - began) / 1_000);
  }

  #noteInside(point: Point, { steps }: RunState): void {
    if (steps[point.step]?.state.is === 'running') this.#inside.push(this.#stepId(point));
  }

  async #untilDead(point: Point): Promise<void> {
    const { home, next } = this.bed;
    switch (point.when) {
      case 'before':
      case 'after':
        return this.#untilItEnds();
      case 'helm-begins':
        await untilUpgrading(home.folder);
        break;
      case 'helm-waits':
        await this.#until(isHelmWaiting);
        break;
      case 'paused':
        await this.#untilBegan(point);
        await changed(this.#who(), 'runs.pause', this.#named());
        await this.#until((event) => event.is === 'paused');
        break;
      case 'inside':
        await this.#untilBegan(point);
        // A moment that the seed chooses is the fault itself.
        await sleep(next() * (longestInside[this.wanted.wizard][point.step] ?? 0));
        break;
      case 'helm-alone':
        throw new Error('The app outlives that.');
    }
    await this.#app?.stop('SIGKILL');
  }

  #untilBegan(point: Point) {
    const id = this.#stepId(point);
    return this.#until((event) => event.is === 'step-began' && event.step === id);
  }

  /** By its own hand, at the point that it was told. */
  async #untilItEnds(): Promise<void> {
    const ended = this.#until((event) => event.is === 'ended').then(() => {
      throw new Error('The run ended, and its process was not killed where it should have been.');
    });
    ended.catch(() => undefined); // it is told where it is awaited, if it is
    await Promise.race([this.#app?.ended, ended]);
  }

  /** helm is killed and Certferry lives: a person decides, and says that it goes on. */
  async #surviveWithoutHelm(): Promise<void> {
    const pid = await untilUpgrading(this.bed.home.folder);
    await sleep(this.bed.next() * 5_000);
    process.kill(pid, 'SIGKILL');
    this.#kills += 1;
    const { n } = await this.#until((event) => event.is === 'waited');
    this.#after = n;
    await changed(this.#who(), 'runs.resume', this.#named());
  }

  /** That nothing happens can only be seen after the time in which it would. */
  async #resumeWhatIsStillPaused(): Promise<void> {
    await sleep((2 * leaseSeconds + 1) * 1_000);
    expectPausedSince(this.#after, await ask(this.#who(), 'runs.get', this.#named(), runState));
    await changed(this.#who(), 'runs.resume', this.#named());
  }
}

const isHelmWaiting = (event: RunEvent) =>
  event.is === 'line' && event.line.source === 'helm' && /waiting for/i.test(event.line.text);

function expectSuccess({ phase }: RunState): void {
  expect(phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
}

function expectSteps({ steps }: Awaited<ReturnType<typeof planRun>>, wizard: WizardName): void {
  expect(steps.map(({ id }) => id)).toEqual(stepsOf[wizard]);
}

/** The kernel ends it with its parent: at once, and not later. */
async function expectNoHelm(folder: string): Promise<void> {
  await expect.poll(() => helmsOf(folder), { timeout: 2_000 }).toEqual([]);
}

function expectPausedSince(number: number, { phase, last }: RunState): void {
  expect(phase.is).toBe('paused');
  expect(last).toBe(number);
}
