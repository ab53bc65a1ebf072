import {
  Check,
  Circle,
  CircleSlash,
  LoaderCircle,
  SkipForward,
  X,
  type LucideIcon,
} from 'lucide-react';

import type { StepState } from '@/shared/run-state';

interface StepLook {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly className: string;
}

export const stepLooks = {
  'to-do': { icon: Circle, word: 'to do', className: 'text-faint' },
  running: { icon: LoaderCircle, word: 'running', className: 'text-info' },
  done: { icon: Check, word: 'done', className: 'text-ok' },
  skipped: { icon: SkipForward, word: 'skipped', className: 'text-muted' },
  interrupted: { icon: CircleSlash, word: 'interrupted', className: 'text-warn' },
  failed: { icon: X, word: 'failed', className: 'text-bad' },
} as const satisfies Record<StepState['is'], StepLook>;
