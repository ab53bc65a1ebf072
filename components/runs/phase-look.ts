import { Ban, Check, CirclePause, CirclePlay, Hourglass, Undo2, X } from 'lucide-react';

import type { RunPhase } from '@/shared/run-state';
import type { RunSummary } from '@/shared/wizard';

import type { Look } from '../table/look';

type Ended = Extract<RunPhase, { is: 'ended' }>;

const ended = {
  succeeded: { tone: 'ok', icon: Check, word: 'Done' },
  failed: { tone: 'bad', icon: X, word: 'Failed' },
  cancelled: { tone: 'mute', icon: Ban, word: 'Cancelled' },
} as const satisfies Record<Exclude<Ended['outcome'], 'aborted'>, Look>;

const aborted = {
  'put-back': { tone: 'warn', icon: Undo2, word: 'Aborted' },
  left: { tone: 'bad', icon: X, word: 'Aborted, left as it is' },
  stopped: { tone: 'mute', icon: Ban, word: 'Aborted' },
} as const satisfies Record<NonNullable<RunSummary['aborted']>, Look>;

const waiting = {
  question: { tone: 'warn', icon: Hourglass, word: 'Waits for an answer' },
  server: { tone: 'warn', icon: Hourglass, word: 'Waits for the API server' },
  person: { tone: 'bad', icon: Hourglass, word: 'Waits for a person' },
} as const satisfies Record<Extract<RunPhase, { is: 'waiting' }>['for'], Look>;

type Shown = Pick<RunSummary, 'phase' | 'kept' | 'aborted'>;

const notKept: Look = { tone: 'bad', icon: X, word: 'Not kept' };

/** How a run stands, in a word: `kept` as its verdict says, if there is one, and what an abort led to. */
export function phaseLook({ phase, kept, ...run }: Shown): Look {
  switch (phase.is) {
    case 'running':
      return { tone: 'info', icon: CirclePlay, word: 'Running' };
    case 'paused':
      return { tone: 'warn', icon: CirclePause, word: 'Paused' };
    case 'waiting':
      return waiting[phase.for];
    case 'ended':
      if (phase.outcome === 'aborted') return aborted[run.aborted ?? 'stopped'];
      if (phase.outcome !== 'cancelled' && kept === false) return notKept;
      return ended[phase.outcome];
  }
}
