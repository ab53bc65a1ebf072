import { z } from 'zod';

import { Failure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import { type RunHead, runHead, wishes } from '@/shared/run';

import type { KubeObject } from '../kube/object';
import { damaged } from './damaged';
import { digest } from './digest';
import { configMap, runName } from './objects';

/** What somebody asked of a run, in the order in which the API server took it. */
export const wished = z.object({
  number: z.number(),
  wish: z.enum(wishes),
  by: z.string(),
  at: z.number(),
});
export type Wished = z.infer<typeof wished>;

export function headObject(head: RunHead): KubeObject {
  const text = JSON.stringify(head);
  return configMap(head.id, 'head', runName(head.id), {
    data: { head: text, digest: digest(text), wishes: '[]' },
  });
}

/** A Failure `conflict` when it is not as it was written. */
export function readHead(object: KubeObject): RunHead {
  const text = textField(object, 'data', 'head') ?? '';
  if (textField(object, 'data', 'digest') !== digest(text)) throw damaged(object);
  const parsed = runHead.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Failure(
    'conflict',
    `Run ${object.metadata.name} was started by another version of Certferry, which has to be used to go on with it.`,
    { cause: parsed.error },
  );
}

export const headDigest = (object: KubeObject) => textField(object, 'data', 'digest') ?? '';

export function readWishes(object: KubeObject): readonly Wished[] {
  try {
    return z.array(wished).parse(JSON.parse(textField(object, 'data', 'wishes') ?? '[]'));
  } catch (cause) {
    throw new Failure(
      'conflict',
      `What was asked of the run in ConfigMap ${object.metadata.name} cannot be read: it was changed by somebody else than Certferry.`,
      { cause },
    );
  }
}
