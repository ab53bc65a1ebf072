import {
  Ban,
  Check,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  Hand,
  RotateCw,
  X,
} from 'lucide-react';

import type { AcmeState } from '@/shared/acme-state';
import type { RequestState } from '@/shared/request';

import type { Look } from '../table/look';

export const requestLooks = {
  denied: { tone: 'bad', icon: Hand, word: 'Denied' },
  invalid: { tone: 'bad', icon: X, word: 'Invalid' },
  failed: { tone: 'bad', icon: X, word: 'Failed' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  unapproved: { tone: 'warn', icon: Clock, word: 'Not approved yet' },
  pending: { tone: 'info', icon: RotateCw, word: 'Pending' },
  ready: { tone: 'ok', icon: Check, word: 'Ready' },
} as const satisfies Record<RequestState['state'], Look>;

export const acmeLooks = {
  invalid: { tone: 'bad', icon: X, word: 'Invalid' },
  errored: { tone: 'bad', icon: X, word: 'Errored' },
  expired: { tone: 'bad', icon: Ban, word: 'Expired' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  new: { tone: 'info', icon: CircleDashed, word: 'Not begun' },
  pending: { tone: 'info', icon: RotateCw, word: 'Pending' },
  processing: { tone: 'info', icon: RotateCw, word: 'Processing' },
  ready: { tone: 'info', icon: RotateCw, word: 'Ready to finalize' },
  valid: { tone: 'ok', icon: Check, word: 'Valid' },
} as const satisfies Record<AcmeState['state'], Look>;
