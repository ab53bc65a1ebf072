import { Ban, Check, CircleQuestionMark, Clock, Minus, RotateCw, X } from 'lucide-react';

import type { CertificateState } from '@/shared/certificate';

import type { Look } from '../table/look';

export const stateLooks = {
  failing: { tone: 'bad', icon: X, word: 'Failing' },
  expired: { tone: 'bad', icon: Ban, word: 'Expired' },
  overdue: { tone: 'warn', icon: Clock, word: 'Overdue' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  issuing: { tone: 'info', icon: RotateCw, word: 'Issuing' },
  unmanaged: { tone: 'mute', icon: Minus, word: 'Unmanaged' },
  ready: { tone: 'ok', icon: Check, word: 'Ready' },
} as const satisfies Record<CertificateState['state'], Look>;
