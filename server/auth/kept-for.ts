import { isUnavailable, orInstead, unlessUnavailable } from './or-instead';

/** How long an answer may stand in for one that cannot be had; milliseconds. */
const standIn = 10 * 60_000;

/** After which share of its time an answer is asked for anew: who asks all the time never waits for it. */
const renewal = 0.75;

/** How often old answers are looked for: to walk over thousands at each question would take longer than asking. */
const sweep = 60_000;

interface Answer<T> {
  readonly value: T;
  readonly at: number;
}

interface Asked<T> {
  readonly answer: Promise<T>;
  readonly at: number;
  /** It waits behind the questions of the moment. */
  readonly ahead: boolean;
}

/**
 * Remembers what `make` promised per key for so many milliseconds; a failure is not remembered. While the
 * cluster does not answer, its last answer stands in for up to ten minutes: what is shown as stale must not vanish.
 */
export class KeptFor<T> {
  readonly #asked = new Map<string, Asked<T>>();
  #droppedAt = 0;
  readonly #answers = new Map<string, Answer<T>>();

  constructor(private readonly milliseconds: number) {}

  /**
   * `make` is told whether it is ahead of time: nobody waits for that answer. `after`: what was asked for before that
   * time is known to be outdated, and stands in only where the cluster does not answer.
   */
  get(key: string, make: (ahead: boolean) => Promise<T>, after = -Infinity): Promise<T> {
    this.#dropOld();
    const last = this.#lastOf(key);
    const age = last && last.at > after ? Date.now() - last.at : Infinity;
    if (last && age < this.milliseconds * renewal) return Promise.resolve(last.value);
    const ahead = age < this.milliseconds;
    const asked = this.#onItsWay(key, after, ahead) ?? this.#ask(key, make, ahead);
    if (!last) return asked;
    if (ahead) return Promise.resolve(last.value);
    return last.at > after ? orInstead(asked, last.value) : unlessUnavailable(asked, last.value);
  }

  /** Who needs an answer now does not wait for one that was asked for ahead of time. */
  #onItsWay(key: string, after: number, ahead: boolean): Promise<T> | undefined {
    const asked = this.#asked.get(key);
    return asked && asked.at > after && (ahead || !asked.ahead) ? asked.answer : undefined;
  }

  #ask(key: string, make: (ahead: boolean) => Promise<T>, ahead: boolean): Promise<T> {
    const at = Date.now();
    const asked = make(ahead).then((value) => {
      if ((this.#answers.get(key)?.at ?? 0) <= at) this.#answers.set(key, { value, at });
      return value;
    });
    const forget = (error?: unknown) => {
      if (this.#asked.get(key)?.answer === asked) this.#asked.delete(key);
      // Who was refused once is not let in by an outage that follows.
      if (error !== undefined && !isUnavailable(error)) this.#answers.delete(key);
    };
    this.#asked.set(key, { answer: asked, at, ahead });
    asked.then(() => forget(), forget);
    return asked;
  }

  #lastOf(key: string): Answer<T> | undefined {
    const last = this.#answers.get(key);
    return last && Date.now() - last.at <= standIn ? last : undefined;
  }

  #dropOld(): void {
    const now = Date.now();
    if (now - this.#droppedAt < sweep) return;
    this.#droppedAt = now;
    for (const [key, { at }] of this.#answers) if (now - at > standIn) this.#answers.delete(key);
  }
}
