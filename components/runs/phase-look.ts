import { Ban, Check, CirclePause, CirclePlay, Hourglass, Undo2, X } from 'lucide-react';

import type { RunPhase } from '@/shared/run-state';

import type { Look } from '../table/look';

const ended = {
  succeeded: { tone: 'ok', icon: Check, word: 'Done' },
  failed: { tone: 'bad', icon: X, word: 'Failed' },
  cancelled: { tone: 'mute', icon: Ban, word: 'Cancelled' },
  aborted: { tone: 'warn', icon: Undo2, word: 'Aborted' },
} as const satisfies Record<Extract<RunPhase, { is: 'ended' }>['outcome'], Look>;

const waiting = {
  question: { tone: 'warn', icon: Hourglass, word: 'Waits for an answer' },
  server: { tone: 'warn', icon: Hourglass, word: 'Waits for the API server' },
  person: { tone: 'bad', icon: Hourglass, word: 'Waits for a person' },
} as const satisfies Record<Extract<RunPhase, { is: 'waiting' }>['for'], Look>;

const notKept: Look = { tone: 'bad', icon: X, word: 'Not kept' };

/** How a run stands, in a word; `kept` as its verdict says, if there is one. */
export function phaseLook(phase: RunPhase, kept: boolean | undefined): Look {
  switch (phase.is) {
    case 'running':
      return { tone: 'info', icon: CirclePlay, word: 'Running' };
    case 'paused':
      return { tone: 'warn', icon: CirclePause, word: 'Paused' };
    case 'waiting':
      return waiting[phase.for];
    case 'ended':
      if (phase.outcome === 'succeeded' && kept === false) return notKept;
      return ended[phase.outcome];
  }
}
