'use client';

import { RefreshCw } from 'lucide-react';

import { elapsed } from '@/shared/elapsed';

import { useTime } from '../clock/use-time';

interface Props {
  /** By the browser's own clock. */
  readonly madeAt: number;
  readonly isLooking: boolean;
  readonly onLookAgain: () => void;
}

/** How old the plan is, and the way to a new one. */
export function PlanAge({ madeAt, isLooking, onLookAgain }: Props) {
  const age = useTime(() => elapsed(Date.now() - madeAt), madeAt);
  return (
    <span className="second inline-flex items-center gap-1">
      {isLooking ? 'Looking again…' : `Looked at ${age} ago`}
      <button type="button" className="btn-quiet" disabled={isLooking} onClick={onLookAgain}>
        <RefreshCw aria-hidden className="size-3.5" />
        Look again
      </button>
    </span>
  );
}
