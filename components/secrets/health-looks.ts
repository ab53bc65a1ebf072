import { Ban, Check, CircleQuestionMark, Clock, X } from 'lucide-react';

import type { SecretHealth } from '@/shared/secret';

import type { Look } from '../table/look';

export const healthLooks = {
  mismatch: { tone: 'bad', icon: X, word: 'Wrong key' },
  unreadable: { tone: 'bad', icon: X, word: 'Unreadable' },
  empty: { tone: 'bad', icon: X, word: 'Empty' },
  missing: { tone: 'bad', icon: X, word: 'Missing' },
  expired: { tone: 'bad', icon: Ban, word: 'Expired' },
  outlives: { tone: 'warn', icon: Clock, word: 'Outlives its CA' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  sound: { tone: 'ok', icon: Check, word: 'Sound' },
} as const satisfies Record<SecretHealth['state'], Look>;
