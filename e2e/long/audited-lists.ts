import { readFile } from 'node:fs/promises';

import { testbed } from '../integration/testbed';

interface Event {
  readonly verb: string;
  readonly userAgent?: string;
  readonly requestURI: string;
  readonly objectRef?: { readonly resource?: string };
  readonly responseStatus?: { readonly code?: number };
}

/** How many bytes of audit log there are by now: a place to count from. */
export async function auditMark(): Promise<number> {
  return (await readFile(testbed.auditLog)).length;
}

/** The lists that Certferry began per kind since then, as the API server wrote them down. */
export async function listsSince(mark: number): Promise<ReadonlyMap<string, number>> {
  const text = (await readFile(testbed.auditLog)).subarray(mark).toString('utf8');
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    // A line that a kill cut in two is no event.
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    const { verb, userAgent, requestURI, objectRef, responseStatus }: Event = JSON.parse(line);
    const ours = verb === 'list' && userAgent === 'certferry' && responseStatus?.code === 200;
    if (!ours || requestURI.includes('continue=')) continue;
    const kind = objectRef?.resource ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
