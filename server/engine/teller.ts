import { Failure } from '@/shared/failure';
import { foldRun } from '@/shared/fold-run';
import { redactLine, redactText } from '@/shared/redact';
import type { RunEvent } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import type { GuardOut, LineMore, Out, Tidying } from './contracts';
import type { Happened, Journal } from './journal';
import { keepValue, readKept } from './kept-values';

/** Lines travel together for at most so many milliseconds. */
const gather = 400;
/** While the journal cannot be written no more lines than these are kept. */
const mostWaiting = 2_000;

/** Of one told value, as JSON; what is larger is kept and not told. */
const mostTold = 256 * 1024;

/** What steps and guards say, on its way to the journal. */
export class Teller {
  #waiting: Happened[] = [];
  #onTheWay: readonly Happened[] = [];
  #skipped = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;
  /** What must never be written, whatever says it: passphrases that were typed. */
  readonly secrets = new Set<string>();

  constructor(
    private readonly own: Cluster,
    private readonly journal: Journal,
    /** Called once when the journal cannot be written any longer. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** With what is still on its way. */
  state(): RunState {
    const { state } = this.journal;
    const unwritten = [...this.#onTheWay, ...this.#waiting];
    return foldRun(
      state,
      unwritten.map((one, index) => ({ n: state.last + 1 + index, ...one })),
    );
  }

  /** Written, with all that was said before it, when it resolves. */
  async write(event: RunEvent): Promise<void> {
    this.say(event);
    await this.flush();
  }

  say(told: RunEvent): void {
    const event = this.#redacted(told);
    const isLine = event.is === 'line';
    if (isLine && this.#waiting.length >= mostWaiting) this.#skipped += 1;
    else this.#waiting.push({ at: Date.now(), event });
    this.#timer ??= setTimeout(() => void this.flush().catch(this.failed), gather);
  }

  /** One after the other: what is said while it is being written goes with the next. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isWriting) {
      await this.#writing;
      return this.#waiting.length > 0 ? this.flush() : undefined;
    }
    this.#isWriting = true;
    this.#writing = this.#writeWaiting().finally(() => {
      this.#isWriting = false;
    });
    return this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#skipped > 0) {
        this.#waiting.push({
          at: Date.now(),
          event: { is: 'lines-skipped', count: this.#skipped },
        });
        this.#skipped = 0;
      }
      this.#onTheWay = this.#waiting.splice(0);
      await this.journal.write(this.#onTheWay);
      this.#onTheWay = [];
    }
  }

  /** What others' errors say is not ours to trust. */
  #redacted(event: RunEvent): RunEvent {
    const clean = (text: string) => redactText(text, this.secrets);
    if (event.is === 'found') {
      const { finding } = event;
      const [sentence, remedy] = [clean(finding.sentence), clean(finding.remedy)];
      return { ...event, finding: { ...finding, sentence, remedy } };
    }
    if ('why' in event && event.why !== undefined) return { ...event, why: clean(event.why) };
    return event;
  }

  #line(step: string | undefined, text: string, more: LineMore = {}): void {
    const { source = 'certferry', severity = 'info', at = Date.now() } = more;
    const line = { at, source, severity, text: redactLine(text, this.secrets) };
    this.say({ is: 'line', line, ...(step !== undefined && { step }) });
  }

  #common(step: string | undefined) {
    const { id } = this.journal.read.head;
    return {
      line: (text: string, more?: LineMore) => this.#line(step, text, more),
      finding: (finding: Parameters<Out['finding']>[0]) =>
        this.say({ is: 'found', finding, ...(step !== undefined && { step }) }),
      state: () => this.state(),
      keep: (name: string, value: unknown) => keepValue(this.own, id, name, value),
      kept: (name: string) => readKept(this.own, id, name),
    };
  }

  forTidying(step: string): Tidying {
    const { line, finding } = this.#common(step);
    return { line, finding };
  }

  forStep(step: string, ask: Out['ask']): Out {
    return {
      ...this.#common(step),
      ask,
      tell: (name, value) => {
        if (JSON.stringify(value).length > mostTold)
          throw new Failure(
            'internal',
            `What was found out as ${name} is too much for the journal.`,
          );
        this.say({ is: 'told', name, value });
      },
      progress: (done, of, what) => {
        // Only the newest on its way is worth writing.
        const before = this.#waiting.findIndex(
          ({ event }) => event.is === 'progress' && event.step === step,
        );
        if (before !== -1) this.#waiting.splice(before, 1);
        this.say({ is: 'progress', step, done, what, ...(of !== undefined && { of }) });
      },
    };
  }

  forGuard(guard: string, wake: () => void): GuardOut {
    return {
      ...this.#common(undefined),
      probed: (sample) => this.say({ is: 'probed', sample }),
      census: (sample) => this.say({ is: 'census', sample }),
      trip: (why) => {
        this.say({ is: 'wished', wish: 'pause', by: { name: `guard ${guard}` }, why });
        wake();
      },
    };
  }
}
