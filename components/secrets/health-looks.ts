import { Ban, Check, CircleQuestionMark, Clock, KeyRound, X } from 'lucide-react';

import type { SecretHealth } from '@/shared/secret';

import type { Look } from '../table/look';

export const healthLooks = {
  mismatch: { tone: 'bad', icon: X, word: 'Wrong key' },
  unreadable: { tone: 'bad', icon: X, word: 'Unreadable' },
  empty: { tone: 'bad', icon: X, word: 'Empty' },
  missing: { tone: 'bad', icon: X, word: 'Missing' },
  expired: { tone: 'bad', icon: Ban, word: 'Expired' },
  broken: { tone: 'bad', icon: X, word: 'Broken' },
  ending: { tone: 'warn', icon: Clock, word: 'Ends soon' },
  outlives: { tone: 'warn', icon: Clock, word: 'Outlives its CA' },
  unknown: { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' },
  'key-only': { tone: 'mute', icon: KeyRound, word: 'Key only' },
  sound: { tone: 'ok', icon: Check, word: 'Sound' },
} as const satisfies Record<SecretHealth['state'], Look>;
