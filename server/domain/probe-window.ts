import type { ProbeSample } from '@/shared/probe';

/** What became of one call of the admission probe. Times are milliseconds since 1970. */
export interface ProbeCall {
  readonly began: number;
  readonly ended: number;
  readonly answer:
    | { readonly is: 'accepted' }
    | { readonly is: 'refused'; readonly why: string }
    /** It says nothing of the webhook; why, in the words of who refused it, where anybody did. */
    | { readonly is: 'unanswered'; readonly why?: string };
}

/**
 * What the API server's answer says of the webhook. One that is overloaded, shuts down or does not know who asks says
 * nothing of it.
 */
export function probeAnswer(status: number, message: string): ProbeCall['answer'] {
  const isOfWebhook = status === 404 || status === 400 || status === 422 || /webhook/.test(message);
  const why = message.slice(0, 500);
  return isOfWebhook
    ? { is: 'refused', why }
    : { is: 'unanswered', why: `HTTP ${status}${why && `: ${why}`}` };
}

/** Gathers calls, in the order in which they began, into samples; a gap goes on from one sample into the next. */
export class ProbeWindow {
  #from: number;
  #accepted: number;
  #isOpen = false;
  #calls: ProbeCall[] = [];
  #gap = 0;

  constructor(began: number) {
    this.#from = began;
    this.#accepted = began;
  }

  add(call: ProbeCall): void {
    this.#calls.push(call);
    this.#isOpen = call.answer.is !== 'accepted';
    if (this.#isOpen) return;
    this.#gap = Math.max(this.#gap, call.began - this.#accepted);
    this.#accepted = call.began;
  }

  /** What was added since the last sample. The last one of all counts a gap that nobody closed. */
  sample(to: number, isLast = false): ProbeSample {
    const calls = this.#calls;
    const answers = calls.map(({ answer }) => answer);
    const refusal = answers.find((one) => one.is === 'refused');
    const silence = answers.find((one) => one.is === 'unanswered' && one.why !== undefined);
    const why = refusal?.why ?? (silence?.is === 'unanswered' ? silence.why : undefined);
    const taken = calls.map(({ began, ended, answer }) =>
      answer.is === 'accepted' ? ended - began : 0,
    );
    const open = isLast && this.#isOpen ? to - this.#accepted : 0;
    const sample = {
      from: this.#from,
      to,
      made: calls.length,
      refused: answers.filter(({ is }) => is === 'refused').length,
      unanswered: answers.filter(({ is }) => is === 'unanswered').length,
      ...(why !== undefined && { why }),
      slowest: Math.max(0, ...taken),
      gap: Math.max(this.#gap, open),
    };
    this.#from = to;
    this.#calls = [];
    this.#gap = 0;
    return sample;
  }
}
