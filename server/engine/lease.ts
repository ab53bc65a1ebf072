import { randomUUID } from 'node:crypto';

import { Failure } from '@/shared/failure';
import { numberField, textField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import type { KubeObject } from '../kube/object';
import { pause } from '../kube/pause';
import { statusOf } from '../kube/status-failure';
import { create, replace } from '../kube/write';
import { home, labelsOf, leases, runName } from './objects';

/** This process, towards all others. */
export const holderIdentity = perProcess('engine-holder', () => randomUUID());

/** How long a hold lasts that nobody renews. */
export function leaseSeconds(env: NodeJS.ProcessEnv = process.env): number {
  const given = env.CERTFERRY_LEASE_SECONDS ?? '25';
  if (/^\d+$/.test(given) && Number(given) >= 3 && Number(given) <= 300) return Number(given);
  throw new Failure(
    'invalid',
    `CERTFERRY_LEASE_SECONDS=${JSON.stringify(given.slice(0, 20))} cannot be used: write a number of seconds from 3 to 300.`,
  );
}

interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

const moment = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });

/** Of the hold: until when a write may leave, and how long it may take. The rest is for the way and the clocks. */
const [leaves, takes] = [0.4, 0.5];

/** By the default 12.5 s: longer than the API server waits for an admission webhook that asks for no other time. */
export const writeMilliseconds = () => leaseSeconds() * 1_000 * takes;

export const holderIn = (lease: KubeObject) => textField(lease, 'spec', 'holderIdentity') ?? '';
const transitionsIn = (lease: KubeObject) => numberField(lease, 'spec', 'leaseTransitions') ?? 0;

function held(id: string, transitions: number, before?: KubeObject): KubeObject {
  const now = new Date().toISOString().replace('Z', '000Z');
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: before?.metadata ?? {
      namespace: home,
      name: runName(id),
      labels: labelsOf(id, 'lease'),
    },
    spec: {
      holderIdentity,
      leaseDurationSeconds: leaseSeconds(),
      acquireTime: now,
      renewTime: now,
      leaseTransitions: transitions,
    },
  };
}

/**
 * Takes the run for this process; undefined when another one has it. `expired` is the Lease of another holder as it
 * was watched to stand still for longer than it lasts.
 */
export async function takeLease(
  own: Cluster,
  id: string,
  expired?: KubeObject,
): Promise<RunLease | undefined> {
  const began = moment();
  try {
    const found = expired ?? (await get(own, leases, home, runName(id)));
    if (!found) {
      const made = await create(own, leases, held(id, 1), { namespace: home });
      return new RunLease(own, id, made, began);
    }
    if (holderIn(found) !== '' && !expired) return undefined;
    const taken = await replace(own, leases, held(id, transitionsIn(found) + 1, found));
    return new RunLease(own, id, taken, began);
  } catch (error) {
    if (statusOf(error)?.status === 409) return undefined;
    throw error;
  }
}

/** This process's hold of one run: renewed until it is released, or until another process has it. */
export class RunLease {
  readonly #lost = new AbortController();
  readonly #released = new AbortController();
  #lease: KubeObject;
  #renewed: Moment;
  readonly #renewing: Promise<void>;

  constructor(
    private readonly own: Cluster,
    readonly id: string,
    lease: KubeObject,
    at: Moment,
  ) {
    this.#lease = lease;
    this.#renewed = at;
    this.#renewing = this.#renewUntilOver();
  }

  /** Counts the holders; with the Lease's uid it names this hold among all there ever were. */
  get epoch(): number {
    return transitionsIn(this.#lease);
  }

  /** The beginning of the Lease's uid: one that was deleted and made again counts its holders anew. */
  get uid(): string {
    return this.#lease.metadata.uid?.slice(0, 8) ?? '';
  }

  /** Aborts when another process has taken the run. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Throws when the hold is too old for what is written to be done within it. */
  guard(): void {
    // The monotonic clock stands still while a machine is suspended; the other one may be set.
    const ages = [performance.now() - this.#renewed.monotonic, Date.now() - this.#renewed.wall];
    const age = Math.max(...ages) / 1_000;
    const isOver = this.#lost.signal.aborted || this.#released.signal.aborted;
    if (!isOver && age < leaseSeconds() * leaves) return;
    throw new Failure(
      'unavailable',
      isOver
        ? `This process does not execute run ${this.id} any longer, and writes nothing of it.`
        : `Run ${this.id} writes nothing until its Lease is renewed, which was last done ${Math.round(age)} s ago.`,
    );
  }

  /** Gives the run back, so that any process may take it at once. */
  async release(): Promise<void> {
    this.#released.abort();
    await this.#renewing;
    if (this.#lost.signal.aborted) return;
    try {
      const spec = { ...(this.#lease.spec as object), holderIdentity: '' };
      await replace(this.own, leases, { ...this.#lease, spec });
    } catch {
      // it ends by itself when nobody renews it
    }
  }

  async #renewUntilOver(): Promise<void> {
    const over = AbortSignal.any([this.#released.signal, this.#lost.signal]);
    const often = (leaseSeconds() * 1_000) / 4;
    let wait = often;
    while (!over.aborted) {
      await pause(wait, over);
      if (over.aborted) return;
      wait = (await this.#renew()) ? often : Math.min(1_000, often);
    }
  }

  /** Whether it was renewed; not, where the API server does not answer: then it is tried again soon. */
  async #renew(): Promise<boolean> {
    const began = moment();
    // Whole milliseconds: AbortSignal.timeout throws at a third of 4 s.
    const silence = Math.round((leaseSeconds() * 1_000) / 3);
    try {
      const renewTime = new Date().toISOString().replace('Z', '000Z');
      const spec = { ...(this.#lease.spec as object), renewTime };
      this.#lease = await replace(
        this.own,
        leases,
        { ...this.#lease, spec },
        { signal: AbortSignal.timeout(silence) },
      );
      this.#renewed = began;
      return true;
    } catch (error) {
      const { status } = statusOf(error) ?? {};
      if (status === 404) this.#lost.abort();
      if (status === 409) await this.#afterConflict();
      return false;
    }
  }

  /** A renewal whose answer was lost is a conflict with ourselves. */
  async #afterConflict(): Promise<void> {
    try {
      const now = await get(this.own, leases, home, runName(this.id));
      if (now && holderIn(now) === holderIdentity && transitionsIn(now) === this.epoch)
        this.#lease = now;
      else this.#lost.abort();
    } catch {
      // asked again at the next renewal
    }
  }
}
