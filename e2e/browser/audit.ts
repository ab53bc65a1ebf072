import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { stateFolder } from '../cluster/state.js';

/** A request as the API server wrote it down. */
export interface Audited {
  readonly verb: string;
  readonly requestURI: string;
  readonly userAgent?: string;
  readonly user?: { readonly username?: string };
  readonly requestReceivedTimestamp: string;
  readonly stage: string;
  readonly objectRef?: {
    readonly resource?: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  readonly responseStatus?: { readonly code?: number };
}

/** The finished requests since then that hold that text. */
export async function audited(cluster: string, since: number, text: string): Promise<Audited[]> {
  const log = createReadStream(join(stateFolder(cluster), 'log', 'audit.log'));
  const found: Audited[] = [];
  for await (const line of createInterface(log)) {
    if (!line.includes(text)) continue;
    const entry: Audited = JSON.parse(line);
    if (entry.stage !== 'ResponseComplete') continue;
    if (Date.parse(entry.requestReceivedTimestamp) >= since) found.push(entry);
  }
  return found;
}

/** `namespace/name` of every CertificateRequest that was really made since then. */
export async function requestsSince(cluster: string, since: number): Promise<string[]> {
  const all = await audited(cluster, since, '"certificaterequests"');
  return all
    .filter(({ verb, requestURI, objectRef, responseStatus }) => {
      const isDry = requestURI.includes('dryRun=');
      const isRequest = objectRef?.resource === 'certificaterequests';
      return verb === 'create' && isRequest && !isDry && responseStatus?.code === 201;
    })
    .map(({ objectRef }) => `${objectRef?.namespace}/${objectRef?.name}`);
}
