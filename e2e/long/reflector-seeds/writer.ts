import { kinds } from '@/server/inventory/kinds';
import type { KubeObject } from '@/server/kube/object';
import { resourcePath } from '@/server/kube/resource-path';
import { sendJson } from '@/server/kube/send';
import { create, patch, remove } from '@/server/kube/write';

import { asAdmin, certificate } from '../../integration/testbed';
import type { Write } from './sequence';
import { versionOf } from './watched';

/** Changes the Certificates of a namespace past every proxy, and knows what the API server has of them. */
export async function writer(namespace: string) {
  const admin = asAdmin();
  const kind = kinds.certificates;
  const written = new Map<string, string>();
  let count = 0;
  const note = (object: KubeObject) =>
    written.set(`${namespace}/${object.metadata.name}`, versionOf(object));
  const put = async (name: string) => {
    const dnsNames = [`v${count++}.example`];
    if (written.has(`${namespace}/${name}`))
      note(await patch(admin, kind, { namespace, name }, { spec: { dnsNames } }));
    else note(await create(admin, kind, certificate(namespace, name, { dnsNames }), { namespace }));
  };
  const drop = async (name: string) => {
    if (!written.delete(`${namespace}/${name}`)) return;
    await remove(admin, kind, { namespace, name });
  };
  const clear = () => sendJson(admin, { method: 'DELETE', path: resourcePath(kind, namespace) });
  // A connection that has been kept since the sequence before may be closed by now; twice is as once.
  await clear().catch(clear);
  return {
    written: written as ReadonlyMap<string, string>,
    async all(writes: readonly Write[]) {
      for (const { name, is } of writes) await (is === 'put' ? put(name) : drop(name));
    },
  };
}
