import { textField } from '@/shared/fields';
import type { CensusSample } from '@/shared/run';

import { census, dataDigest } from '../domain/census';
import { censusSample, digestsOf } from '../domain/census-sample';
import { may } from '../domain/may';
import type { Guard, GuardOut, RunContext } from '../engine/contracts';
import { Reflector } from '../inventory/reflector';
import { kinds } from '../kube/kinds';

/** All in milliseconds: changes within one gather, and what differs is told again. */
const gather = 500;
const again = 5_000;

/** Watches every TLS Secret and every request against the census, so that a change is seen when it happens. */
export function censusWatch(from: string, until: string): Guard<{ readonly run: RunContext }> {
  return {
    id: 'census-watch',
    from,
    until,
    access: () => [
      ...may(kinds.secrets, ['list', 'watch'], 'watch every TLS Secret'),
      ...may(kinds.requests, ['list', 'watch'], 'watch every request'),
    ],
    async watch({ run }, out, signal) {
      const before = census.safeParse(await out.kept('census'));
      if (!before.success) {
        out.line('There is no census to watch against.', { severity: 'warning' });
        return;
      }
      const digests = digestsOf(before.data);
      const known = new Set(before.data.requests.map(({ uid }) => uid));
      const made = new Set<string>();
      const teller = new Teller(out, () =>
        isRead(secrets) && isRead(requests)
          ? censusSample(Date.now(), digests, secrets.rows, made.size)
          : undefined,
      );
      const watched = { cluster: run.at, changed: () => teller.changed(), heardAt: () => 0 };
      const secrets = new Reflector({
        ...watched,
        kind: kinds.secrets,
        fieldSelector: 'type=kubernetes.io/tls',
        project: dataDigest,
      });
      const requests = new Reflector({
        ...watched,
        kind: kinds.requests,
        project: (request) => {
          const uid = textField(request, 'metadata', 'uid') ?? '';
          if (!known.has(uid)) made.add(uid);
        },
      });
      try {
        await Promise.all([secrets.run(signal), requests.run(signal)]);
      } finally {
        teller.end();
      }
    },
  };
}

/** Nothing is told before all was read once: what is not read yet is not gone. */
const isRead = ({ freshness: { state } }: Reflector<unknown>) =>
  state === 'live' || state === 'stale';

/** Tells a sample when it is another one than before, and again and again while something differs. */
class Teller {
  #last: CensusSample | undefined;
  #gathering: NodeJS.Timeout | undefined;
  readonly #again: NodeJS.Timeout;

  constructor(
    private readonly out: GuardOut,
    private readonly take: () => CensusSample | undefined,
  ) {
    this.#again = setInterval(() => {
      if (this.#last && this.#last.same < this.#last.compared) this.#tell(true);
    }, again);
  }

  changed(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#tell(false);
    }, gather);
  }

  end(): void {
    clearTimeout(this.#gathering);
    clearInterval(this.#again);
    this.#tell(false);
  }

  #tell(always: boolean): void {
    const sample = this.take();
    if (!sample || (!always && this.#isSame(sample))) return;
    this.#last = sample;
    this.out.census(sample);
  }

  #isSame(sample: CensusSample): boolean {
    const last = this.#last && { ...this.#last, at: sample.at };
    return JSON.stringify(last) === JSON.stringify(sample);
  }
}
