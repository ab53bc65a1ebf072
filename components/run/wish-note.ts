import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

const carriedOut = {
  pause: 'to pause: it pauses after this step',
  resume: 'to continue: it goes on in a moment',
  cancel: 'to cancel: it stops before the next step',
  abort: 'to abort: this step is being stopped',
} as const satisfies Record<Wish, string>;

/** Who asked for what, while it is not carried out yet. */
export function wishNote({ wish, phase }: Pick<RunState, 'wish' | 'phase'>): string | undefined {
  if (!wish || phase.is === 'ended') return undefined;
  const why = wish.why === undefined ? '' : ` ${wish.why}`;
  return `${wish.by} asked ${carriedOut[wish.wish]}.${why}`;
}
