import { Minus } from 'lucide-react';

import type { Look } from '../table/look';

export const unmanagedLook = {
  tone: 'mute',
  icon: Minus,
  word: 'Unmanaged',
} as const satisfies Look;
