import { Ban, Info, ShieldX, TriangleAlert } from 'lucide-react';

import type { Finding } from '@/shared/finding';

import type { Look } from '../table/look';

/** The gravest first. */
export const findingLooks = {
  breaks: { tone: 'bad', icon: ShieldX, title: 'What does not work', word: 'broken' },
  blocks: { tone: 'bad', icon: Ban, title: 'What has to be done first', word: 'blocks' },
  warns: { tone: 'warn', icon: TriangleAlert, title: 'True in this cluster', word: 'to know' },
  tells: { tone: 'mute', icon: Info, title: 'Also to know', word: 'noted' },
} as const satisfies Record<Finding['severity'], Look & { readonly title: string }>;
