import type { Access } from '@/shared/access';

import { accessLine } from '../wizard/access-line';

const most = 3;

/** `You lack: patch configmaps in certferry, to pause the run; … and 12 more.` Undefined where nothing is lacking. */
export function lackedRights(missing: readonly Access[]): string | undefined {
  if (missing.length === 0) return undefined;
  const rest = missing.length - most;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `You lack: ${missing.slice(0, most).map(accessLine).join('; ')}${more}.`;
}
