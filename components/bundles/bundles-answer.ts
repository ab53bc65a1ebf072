import type { BundleList } from '@/shared/bundle';
import { elapsed } from '@/shared/elapsed';

import { count, counted } from '../text/count';

/** The first line of the page: how old the newest bundle of this cluster is. */
export function bundlesAnswer({ bundles, hidden }: BundleList, now: number): string {
  const newest = Math.max(...bundles.map(({ takenAt }) => takenAt));
  if (bundles.length > 0) return `The newest bundle is ${elapsed(now - newest)} old`;
  return hidden > 0 ? 'No bundle that you may see' : 'No bundle yet';
}

/** `2 more hold Secrets of namespaces that you may not read`; nothing where none is hidden. */
export function hiddenSentence(hidden: number, shown: number): string {
  if (hidden === 0) return '';
  const verb = hidden === 1 ? 'holds' : 'hold';
  const which = shown > 0 ? `${count(hidden)} more` : counted(hidden, 'bundle');
  return `${which} ${verb} Secrets of namespaces that you may not read.`;
}
