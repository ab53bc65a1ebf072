import { gunzipSync, gzipSync } from 'node:zlib';

import { textField } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { listAll } from '../kube/list';
import { statusOf } from '../kube/status-failure';
import { create, replace } from '../kube/write';
import { damaged } from './damaged';
import { digest } from './digest';
import { configMap, configMaps, home, partLabel, runLabel, runName } from './objects';

/** Bytes a ConfigMap; the API server takes 1 MiB, in base64. */
const most = 700 * 1024;

const nameOf = (id: string, name: string, part: number) => `${runName(id)}-kept-${name}-${part}`;

/** Writes a value that is too large for the journal, packed, in as many ConfigMaps as it takes. */
export async function keepValue(
  own: Cluster,
  id: string,
  name: string,
  value: unknown,
): Promise<void> {
  const packed = gzipSync(JSON.stringify(value));
  const parts = Math.max(1, Math.ceil(packed.length / most));
  const sum = digest(packed.toString('base64'));
  for (let part = 1; part <= parts; part += 1) {
    const bytes = packed.subarray((part - 1) * most, part * most).toString('base64');
    const object = configMap(id, 'kept', nameOf(id, name, part), {
      binaryData: { value: bytes },
      data: { of: name, part: String(part), parts: String(parts), digest: sum },
    });
    await write(own, object);
  }
}

/** As this process decided, whatever one before it had begun to write. */
async function write(own: Cluster, object: ReturnType<typeof configMap>): Promise<void> {
  try {
    await create(own, configMaps, object, { namespace: home });
  } catch (error) {
    if (statusOf(error)?.status !== 409) throw error;
    const there = await get(own, configMaps, home, object.metadata.name);
    const resourceVersion = there?.metadata.resourceVersion;
    await replace(own, configMaps, {
      ...object,
      metadata: { ...object.metadata, resourceVersion },
    });
  }
}

/** The value that was kept under that name; undefined when none was kept, or only a part of it was written. */
export async function readKept(own: Cluster, id: string, name: string): Promise<unknown> {
  const objects = await listAll(own, configMaps, {
    namespace: home,
    labelSelector: `${runLabel}=${id},${partLabel}=kept`,
  });
  const parts = objects
    .filter((one) => textField(one, 'data', 'of') === name)
    .toSorted((a, b) => partOf(a) - partOf(b));
  const [first] = parts;
  if (!first) return undefined;
  const wanted = Number(textField(first, 'data', 'parts'));
  const sum = textField(first, 'data', 'digest');
  // One that was cut off while it replaced another has parts of both.
  const sameWrite = parts
    .slice(0, wanted)
    .filter((one) => textField(one, 'data', 'digest') === sum);
  if (sameWrite.length < wanted) return undefined;
  const packed = Buffer.concat(
    sameWrite.map((one) => Buffer.from(textField(one, 'binaryData', 'value') ?? '', 'base64')),
  );
  if (digest(packed.toString('base64')) !== sum) throw damaged(first);
  return JSON.parse(gunzipSync(packed).toString('utf8'));
}

const partOf = (object: unknown) => Number(textField(object, 'data', 'part'));
