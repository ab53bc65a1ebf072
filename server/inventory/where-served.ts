import { isFailure } from '@/shared/failure';
import type { Freshness } from '@/shared/freshness';

import type { Cluster } from '../kube/cluster';
import { backoff, pause } from '../kube/pause';
import type { Kind } from '../kube/resource-path';
import { servedVersion } from '../kube/served-version';
import type { Reflector } from './reflector';

/** Milliseconds until a cluster is asked again that did not answer, or does not serve yet what it is about to. */
const [first, most] = [500, 60_000];
/** What has been answered is asked again when something has changed. */
const forGood = 2 ** 31 - 1;

/** Why nobody knows whether it is served: no answer has come yet, or none comes. */
type Unknown = Extract<Freshness, { since: number }>;

/** Watches a kind that a cluster may serve or not, in the version that it serves, for as long as it does. */
export class WhereServed<Row> {
  #version: string | undefined;
  #reflector: Reflector<Row> | undefined;
  #end = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #asked = new AbortController();
  #isExpected = false;
  #unknown: Unknown | undefined = { state: 'loading', since: Date.now(), loaded: 0 };

  constructor(
    private readonly cluster: Cluster,
    private readonly kind: Kind & { readonly group: string },
    private readonly versions: readonly string[],
    private readonly make: (kind: Kind) => Reflector<Row>,
    /** Called when it is known better, or worse, whether the kind is served. */
    private readonly changed: () => void,
  ) {}

  get freshness(): Freshness {
    if (this.#reflector) return this.#reflector.freshness;
    if (this.#unknown) return this.#unknown;
    const { group, resource } = this.kind;
    return {
      state: 'absent',
      why: `Cluster ${this.cluster.name} serves no ${resource}.${group}.`,
    };
  }

  reconnect(): void {
    this.#reflector?.reconnect();
  }

  /** What the cluster serves may have changed; `isExpected`: it is served soon, if not yet. */
  look(isExpected: boolean): void {
    this.#isExpected = isExpected;
    this.#asked.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      const asked = new AbortController();
      this.#asked = asked;
      const wait = (await this.#follow()) ? forGood : backoff(attempt, first, most);
      await pause(wait, AbortSignal.any([signal, asked.signal]));
      if (asked.signal.aborted) attempt = 0;
    }
    this.#end.abort();
    await this.#loop;
  }

  async #follow(): Promise<boolean> {
    try {
      const version = await servedVersion(this.cluster, this.kind.group, this.versions);
      if (version !== this.#version) await this.#take(version);
      this.#know(undefined);
      return version !== undefined || !this.#isExpected;
    } catch (error) {
      if (!isFailure(error)) throw error;
      // What was served before is watched on.
      const since = this.#unknown?.since ?? Date.now();
      this.#know({ state: 'unreachable', since, why: error.message });
      return false;
    }
  }

  async #take(version: string | undefined): Promise<void> {
    this.#end.abort();
    await this.#loop;
    this.#version = version;
    this.#reflector = version === undefined ? undefined : this.make({ ...this.kind, version });
    this.#end = new AbortController();
    this.#loop = this.#reflector?.run(this.#end.signal) ?? Promise.resolve();
  }

  #know(next: Unknown | undefined): void {
    const before = this.#unknown?.state;
    this.#unknown = next;
    if (before !== next?.state) this.changed();
  }
}
