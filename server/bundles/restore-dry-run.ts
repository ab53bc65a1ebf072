import type { LeftOut } from '@/shared/bundle';
import { Failure, isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';

import { type BundleContent, restoredObjects } from '../domain/bundle-members';
import { type Listed, listed } from '../domain/bundle-names';
import type { RawObject } from '../domain/raw-object';
import { redactValues } from '../domain/redact-values';
import { restoreManager } from '../domain/restore-md';
import { nameOf } from '../domain/wanted-secrets';
import type { Cluster } from '../kube/cluster';
import { resourcePath } from '../kube/resource-path';
import { sendJson } from '../kube/send';
import { statusOf } from '../kube/status-failure';
import { byEights } from './by-eights';
import { heldKinds } from './held-kinds';

export interface DryRun {
  readonly checked: number;
  readonly problems: readonly LeftOut[];
}

async function tryOne(
  at: Cluster,
  of: Listed,
  object: RawObject,
  signal: AbortSignal,
): Promise<void> {
  const namespace = textField(object, 'metadata', 'namespace');
  await sendJson(at, {
    method: 'PATCH',
    path: resourcePath(heldKinds[of], namespace, nameOf(object)),
    query: { fieldManager: restoreManager, force: true, dryRun: 'All' },
    contentType: 'application/apply-patch+yaml',
    body: object,
    signal,
  });
}

/**
 * What the API server said of this one object. A webhook that does not answer is such an answer, too: just then
 * a bundle is wanted most.
 */
function refusalOf(error: unknown): string {
  if (!isFailure(error)) throw error;
  const said = statusOf(error)?.message ?? '';
  const noWebhook = /failed calling webhook/.test(said);
  if (error.code === 'unauthorized' || (error.code === 'unavailable' && !noWebhook)) throw error;
  return said || error.message;
}

/** A cause may quote what was sent: it is left behind with what it quotes. */
function withoutValues(error: unknown, object: RawObject): unknown {
  if (!isFailure(error)) return error;
  return new Failure(error.code, redactValues(error.message, object));
}

/** Tries to restore every object onto this cluster as it is now; nothing is changed. */
export async function restoreDryRun(
  at: Cluster,
  content: BundleContent,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<DryRun> {
  const problems: LeftOut[] = [];
  let checked = 0;
  await byEights(restoredObjects(content), async ({ of, object }) => {
    try {
      await tryOne(at, of, object, signal);
    } catch (error) {
      signal.throwIfAborted();
      const namespace = textField(object, 'metadata', 'namespace');
      problems.push({
        kind: listed[of].kind,
        ...(namespace !== undefined && { namespace }),
        name: nameOf(object),
        why: redactValues(refusal(error, object), object).slice(0, 1_000),
      });
    }
    checked += 1;
    tell(checked);
  });
  return { checked, problems: problems.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

const keyOf = ({ kind, namespace = '', name }: LeftOut) => `${namespace}/${kind}/${name}`;

function refusal(error: unknown, object: RawObject): string {
  try {
    return refusalOf(error);
  } catch (thrown) {
    throw withoutValues(thrown, object);
  }
}
