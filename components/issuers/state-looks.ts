import { Check, CircleQuestionMark, X } from 'lucide-react';

import type { IssuerState } from '@/shared/issuer';

import type { Look } from '../table/look';

export const issuerLooks = {
  failing: { tone: 'bad', icon: X, word: 'Not ready' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  ready: { tone: 'ok', icon: Check, word: 'Ready' },
} as const satisfies Record<IssuerState['state'], Look>;
