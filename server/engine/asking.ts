import { Failure } from '@/shared/failure';
import type { Question } from '@/shared/run';

import type { Teller } from './teller';

/** The one question that a run waits with. */
export class Asking {
  #asked: { question: Question; answer: (value: string) => void } | undefined;

  /** A Failure `not-found` when nothing of that name is asked now. */
  async answer(teller: Teller, question: string, value: string, by: string): Promise<void> {
    const asked = this.#asked;
    if (asked?.question.id !== question)
      throw new Failure('not-found', 'This is not asked (any longer). Look at the run again.');
    this.#asked = undefined;
    const { secret } = asked.question;
    if (secret) teller.secrets.add(value);
    await teller.write({
      is: 'answered',
      question,
      by: { name: by },
      ...(!secret && { value }),
    });
    asked.answer(value);
  }

  /** Resolves with the answer; rejects when `over` says, at one of the calls of `look`, that nobody waits for it. */
  async ask(
    teller: Teller,
    step: string,
    question: Question,
    wait: { over: () => boolean; onLook: (look: () => void) => void },
  ): Promise<string> {
    await teller.write({ is: 'asked', step, question });
    return new Promise((resolve, reject) => {
      this.#asked = { question, answer: resolve };
      const look = () => {
        if (!wait.over()) return;
        this.#asked = undefined;
        reject(new Failure('conflict', 'The question was not answered.'));
      };
      wait.onLook(look);
      look();
    });
  }
}
