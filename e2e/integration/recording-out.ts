import type { Guard, GuardOut, Out, Step } from '@/server/engine/contracts';
import { isFailure } from '@/shared/failure';
import type { Finding } from '@/shared/finding';
import { foldRun, unfolded } from '@/shared/fold-run';
import type { ProbeSample } from '@/shared/probe';
import type { CensusSample, LogLine, RunEvent } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

/** Hears what steps and guards say, and folds it as pages do; nothing of it is written anywhere. */
export class RecordingOut implements Out, GuardOut {
  readonly lines: LogLine[] = [];
  readonly findings: Finding[] = [];
  readonly probes: ProbeSample[] = [];
  readonly samples: CensusSample[] = [];
  readonly #kept = new Map<string, unknown>();
  #state: RunState;
  #heard: () => void = () => undefined;

  constructor(steps: readonly { readonly id: string; readonly title: string }[] = []) {
    this.#state = unfolded({
      id: 'recorded',
      wizard: 'upgrade',
      cluster: 'test',
      actor: { name: 'test', via: 'link' },
      startedAt: Date.now(),
      answers: {},
      plan: {},
      planHash: '',
      steps: steps.map(({ id, title }) => ({ id, title })),
      recovery: [],
    });
  }

  get told(): Readonly<Record<string, unknown>> {
    return this.#state.told;
  }

  state = (): RunState => this.#state;

  event(event: RunEvent): void {
    const [n, at] = [this.#state.last + 1, Date.now()];
    this.#state = foldRun(this.#state, [{ n, at, event }]);
    this.#heard();
  }

  /** Resolves once `isSo`, which is asked after everything that is said. */
  async until(isSo: () => boolean, seconds = 30): Promise<void> {
    const end = performance.now() + seconds * 1_000;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000);
        this.#heard = () => (clearTimeout(timer), resolve());
      });
    }
  }

  line(text: string, more: Partial<Pick<LogLine, 'at' | 'source' | 'severity'>> = {}): void {
    const line = { at: Date.now(), source: 'certferry' as const, severity: 'info' as const };
    this.lines.push({ ...line, ...more, text });
    this.#heard();
  }
  finding(finding: Finding): void {
    this.findings.push(finding);
    this.event({ is: 'found', finding });
  }
  tell(name: string, value: unknown): void {
    this.event({ is: 'told', name, value: JSON.parse(JSON.stringify(value)) });
  }
  async keep(name: string, value: unknown): Promise<void> {
    this.#kept.set(name, JSON.parse(JSON.stringify(value)));
  }
  async kept(name: string): Promise<unknown> {
    return this.#kept.get(name);
  }
  progress(done: number, of: number | undefined, what: string): void {
    const running = this.#state.steps.find(({ state }) => state.is === 'running');
    if (running) this.event({ is: 'progress', step: running.id, done, of, what });
  }
  async ask(): Promise<string> {
    throw new Error('nobody answers here');
  }
  probed(sample: ProbeSample): void {
    this.probes.push(sample);
    this.event({ is: 'probed', sample });
  }
  census(sample: CensusSample): void {
    this.samples.push(sample);
    this.event({ is: 'census', sample });
  }
  trip(why: string): void {
    throw new Error(`tripped: ${why}`);
  }
}

/** Takes one step as the engine does: told when it begins, is skipped, is done, fails. */
export async function take<Job>(
  step: Step<Job>,
  job: Job,
  out: RecordingOut,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const why = step.skip?.(job);
  if (why !== undefined) {
    out.event({ is: 'step-skipped', step: step.id, why });
    return;
  }
  out.event({ is: 'step-began', step: step.id, attempt: 1 });
  try {
    await step.run(job, out, signal);
  } catch (error) {
    if (isFailure(error))
      out.event({ is: 'step-failed', step: step.id, code: error.code, why: error.message });
    throw error;
  }
  out.event({ is: 'step-done', step: step.id });
}

/** Lets a guard watch while `work` is done, and then tell its last sample. */
export async function beside<Job, T>(
  guards: readonly Guard<Job>[],
  job: Job,
  out: RecordingOut,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const watching = guards.map((guard) => guard.watch(job, out, over.signal));
  try {
    return await work();
  } finally {
    over.abort();
    await Promise.all(watching);
  }
}
