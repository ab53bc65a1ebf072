// @ts-check
import { component } from './component.js';
import { inside } from './inside.js';
import { apiReady, until } from './ready.js';
import { signal } from './signal.js';

/**
 * Makes every resourceVersion that anybody knows answer 410. etcd forgets by compaction, which ends old continue
 * tokens and lists; the API server's watch cache forgets only when it is started again, so that is
 * done too, and watches from before then get their 410.
 * @param {string} name
 * @returns {Promise<number>} the first revision that is left
 */
export async function compact(name) {
  // a revision of our own, so that even who knows the newest one is behind
  const put = JSON.parse(await etcdctl(name, ['put', 'certferry', 'compacted', '-w', 'json']));
  const revision = Number(put.header.revision);
  await etcdctl(name, ['compact', String(revision)]);
  const { pid } = await component(name, 'kube-apiserver');
  await signal(name, 'kube-apiserver', 'KILL');
  await until(`the API server of ${name} is started again`, async () => {
    return (await component(name, 'kube-apiserver')).pid !== pid;
  });
  await apiReady(name);
  return revision;
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function etcdctl(name, args) {
  const endpoint = '--endpoints=http://127.0.0.1:2379';
  return inside(name, ['env', 'ETCDCTL_API=3', 'etcdctl', endpoint, ...args]);
}
