import type { LucideIcon } from 'lucide-react';

import type { Tone } from './tone';

/** How one state is shown. */
export interface Look {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly word: string;
}
