import { textField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Chain, Part } from '../domain/diagnosis/chain';
import type { Cluster } from '../kube/cluster';
import { readCertificateLog } from './read-certificate-log';
import type { ReadLog } from './read-controller-log';

/** Milliseconds between two readings of the controller's log about one Certificate: each is megabytes from the nodes. */
const rest = 10_000;

interface Lately {
  readonly log: Promise<Part<ReadLog>>;
  /** When it may be read again. */
  readonly again: number;
}

const lately = perProcess('log-lately', () => new Map<string, Lately>());

/**
 * The controller's log about a Certificate, as one person has read it in the last seconds or reads it now. `again`:
 * it is from before, and when it may be read anew.
 */
export async function logLately(
  who: string,
  asActor: Cluster,
  chain: Chain,
): Promise<{ readonly log: Part<ReadLog>; readonly again?: number }> {
  const { certificate } = chain;
  const uid = textField(certificate, 'metadata', 'uid') ?? '';
  const key = `${who} ${asActor.name} ${asActor.server} ${uid}`;
  const known = lately.get(key);
  if (known) return { log: await known.log, again: known.again };
  const log = readCertificateLog(asActor, chain);
  lately.set(key, { log, again: Date.now() + rest });
  setTimeout(() => lately.delete(key), rest).unref();
  return { log: await log };
}
