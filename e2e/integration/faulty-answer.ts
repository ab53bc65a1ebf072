import type { ServerResponse } from 'node:http';

/** How an answer ends: in order; closed in its middle; reset; or never, with both ends none the wiser. */
export const endings = ['end', 'drop', 'reset', 'silence'] as const;
export type Ending = (typeof endings)[number];

/** Lets so many more bytes through. */
export interface Through {
  readonly bytes: number;
  readonly ending: Ending;
}

/** Hands its bytes over a piece at a time. */
export interface Slowly {
  readonly piece: number;
  readonly every: number;
}

/** An answer on its way through a proxy, of which any byte may be the last one. */
export interface FaultyAnswer {
  write(chunk: Buffer): void;
  end(): void;
  strike(through: Through): void;
  slow(slowly: Slowly | undefined): void;
}

/** `over` is told once whether every byte was handed over. */
export function faultyAnswer(answer: ServerResponse, over: (whole: boolean) => void): FaultyAnswer {
  let waiting = Buffer.alloc(0);
  let [ended, isOver] = [false, false];
  let through: Through = { bytes: Infinity, ending: 'end' };
  let slowly: Slowly | undefined;
  let timer: NodeJS.Timeout | undefined;

  const finish = (ending: Ending, whole: boolean) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    // An answer without a head cannot end in order.
    if (ending === 'end' && answer.headersSent) answer.end();
    else if (ending === 'end' || ending === 'drop') answer.destroy();
    else if (ending === 'reset') answer.socket?.resetAndDestroy();
    over(whole);
  };
  const hand = () => {
    const size = Math.min(waiting.length, through.bytes, slowly?.piece ?? Infinity);
    answer.write(waiting.subarray(0, size));
    waiting = waiting.subarray(size);
    through = { ...through, bytes: through.bytes - size };
  };
  const pump = () => {
    timer = undefined;
    if (isOver) return;
    if (through.bytes <= 0) finish(through.ending, false);
    else if (waiting.length > 0) {
      hand();
      if (slowly) timer = setTimeout(pump, slowly.every);
      else pump();
    } else if (ended) finish('end', true);
  };
  const pumpUnlessWaiting = () => timer === undefined && pump();

  answer.on('close', () => finish('drop', false));
  return {
    write(chunk) {
      waiting = Buffer.concat([waiting, chunk]);
      pumpUnlessWaiting();
    },
    end() {
      ended = true;
      pumpUnlessWaiting();
    },
    strike(next) {
      through = next;
      pumpUnlessWaiting();
    },
    slow(next) {
      slowly = next;
    },
  };
}
