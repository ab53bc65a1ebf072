import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { startGateway } from '@/server/helm/gateway';
import { pendingRelease } from '@/server/helm/pending-release';
import { removePending } from '@/server/helm/remove-pending';
import { runHelm } from '@/server/helm/run-helm';
import { upgradeArguments, upgradeRelease } from '@/server/helm/upgrade-release';
import { type Cluster, withToken } from '@/server/kube/cluster';
import { fenced } from '@/server/kube/fenced';
import { Failure } from '@/shared/failure';

import { cuttingProxy } from './cutting-proxy';
import {
  callSeen,
  failureOf,
  firstChange,
  history,
  installedBefore,
  newChart,
  patchesOf,
  release,
  revisions,
  wanted,
} from './helm-release';
import { asAdmin, grant, k, tokenOf } from './testbed';

const admin = asAdmin();

installedBefore();

/** Processes of helm that this process has started. */
async function helms(): Promise<number[]> {
  const found = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-x', 'helm']).catch(
    () => ({ stdout: '' }), // none
  );
  return found.stdout.split('\n').filter(Boolean).map(Number);
}

const guardNothing = () => undefined;

test('helm killed in the middle leaves a pending revision that is known as ours, removed and made anew', async () => {
  const { seen: made, record } = firstChange();
  const ended = failureOf(upgradeRelease(admin, await wanted({ record })));
  await made;
  for (const pid of await helms()) process.kill(pid, 'SIGKILL');
  expect((await ended).message).toContain('SIGKILL');

  const left = await revisions();
  expect(left[0]).toMatchObject({
    revision: 2,
    status: 'pending-upgrade',
    description: 'Preparing upgrade',
  });
  expect(pendingRelease(left, 'run-2').state).toBe('foreign');
  const pending = pendingRelease(left, 'run-1');
  if (pending.state !== 'ours') throw new Error(JSON.stringify(pending));
  const refused = await failureOf(upgradeRelease(admin, await wanted({ lastRevision: 2 })));
  expect(refused.code).toBe('conflict');
  expect(refused.message).toContain('another operation (install/upgrade/rollback) is in progress');

  // Had helm gone on with it, it would be another version.
  const stale = { ...pending.revision, resourceVersion: '1' };
  expect((await failureOf(removePending(admin, stale))).code).toBe('conflict');
  await removePending(admin, pending.revision);
  await removePending(admin, pending.revision);
  await upgradeRelease(admin, await wanted());
  const told = await history();
  expect(told.map(({ status }) => status)).toEqual(['superseded', 'deployed']);
});

test("somebody else's upgrade after ours inherits our label and is still not ours", async () => {
  await upgradeRelease(admin, await wanted());
  const { seen: made, record } = firstChange();
  const theirs = await startGateway(admin, { record });
  const ended = failureOf(
    runHelm({
      what: 'upgrade by hand',
      args: ['upgrade', release.name, await newChart(), '-n', release.namespace],
      gateway: theirs,
    }),
  );
  await made;
  for (const pid of await helms()) process.kill(pid, 'SIGKILL');
  await ended;
  await theirs.close();
  const left = await revisions();
  expect(left[0]).toMatchObject({
    status: 'pending-upgrade',
    labels: { 'certferry-run': 'run-1.2' },
  });
  expect(pendingRelease(left, 'run-1').state).toBe('foreign');
});

test('an abort ends helm, which writes the revision off itself', async () => {
  const { seen: made, record } = firstChange();
  const abort = new AbortController();
  const ended = upgradeRelease(admin, await wanted({ record, signal: abort.signal }));
  const caught = ended.catch((error: unknown) => error);
  await made;
  abort.abort(new Error('aborted by a person'));
  expect(await caught).toMatchObject({ message: 'aborted by a person' });
  expect(await helms()).toEqual([]);
  expect((await revisions())[0]).toMatchObject({ revision: 2, status: 'failed' });
});

test('a gateway that closes in the middle ends helm, and nothing more is written', async () => {
  const userAgent = 'helm-gateway-closed';
  const { seen: made, record } = firstChange();
  const gateway = await startGateway(
    fenced(admin, { writeTimeout: 60_000, guardWrite: guardNothing, userAgent }),
    {
      record,
    },
  );
  const ended = failureOf(
    runHelm({ what: 'upgrade', args: upgradeArguments(await wanted()), gateway }),
  );
  await made;
  await gateway.close();
  const closedAt = performance.now();
  expect(['unavailable', 'internal']).toContain((await ended).code);
  expect(performance.now() - closedAt).toBeLessThan(30_000);
  expect((await revisions())[0]).toMatchObject({ status: 'pending-upgrade' });
  const writes = patchesOf(userAgent);
  expect(writes).toBeLessThan(10);
});

test('a fence that closes in the middle stops every write, and the failure says why', async () => {
  const userAgent = 'helm-fence-closed';
  let isFresh = true;
  const { seen: made, record } = firstChange();
  const at = fenced(admin, {
    writeTimeout: 60_000,
    userAgent,
    guardWrite() {
      if (!isFresh) throw new Failure('unavailable', 'The lease is not fresh.');
    },
  });
  const abort = new AbortController();
  const ended = upgradeRelease(at, await wanted({ record, signal: abort.signal })).catch(
    (error: unknown) => error,
  );
  await made;
  isFresh = false;
  const before = patchesOf(userAgent);
  abort.abort(new Error('the lease is lost'));
  expect(await ended).toMatchObject({ message: 'the lease is lost' });
  expect((await revisions())[0]).toMatchObject({ status: 'pending-upgrade' });
  const after = patchesOf(userAgent);
  expect(after - before).toBeLessThan(5); // those whose bytes had gone
});

test('credentials that are refused in the middle are renewed under the running helm', async () => {
  const { seen, record } = firstChange();
  let isRevoked = false;
  const renewing: Cluster = {
    ...admin,
    async credentials(renew) {
      if (!isRevoked) return admin.credentials(false);
      if (renew) isRevoked = false;
      return renew
        ? admin.credentials(false)
        : { ...(await admin.trust()), headers: { Authorization: 'Bearer revoked' } };
    },
  };
  const refusal = callSeen(({ status }) => status === 401);
  let isRefused = false;
  void refusal.seen.then(() => (isRefused = true));
  const ended = upgradeRelease(
    renewing,
    await wanted({
      record(call) {
        record(call);
        refusal.record(call);
      },
    }),
  );
  await seen;
  isRevoked = true;
  await ended;
  expect(isRevoked).toBe(false);
  expect(isRefused).toBe(false);
  expect((await revisions())[0]).toMatchObject({ revision: 2, status: 'deployed' });
});

test('helm rides out an API server that is away for a moment in the middle', async () => {
  const proxy = await cuttingProxy(admin.server);
  const { seen: made, record } = firstChange();
  const refusal = callSeen(({ status }) => status === 503);
  const through: Cluster = {
    ...admin,
    server: proxy.url,
    async credentials(renew) {
      const { tls, headers } = await admin.credentials(renew);
      return { headers, tls: { ...tls, servername: 'kubernetes' } };
    },
  };
  const ended = upgradeRelease(
    through,
    await wanted({
      record(call) {
        record(call);
        refusal.record(call);
      },
    }),
  );
  await made;
  proxy.refuse();
  await refusal.seen;
  await proxy.accept();
  await ended;
  proxy.close();
  expect((await revisions())[0]).toMatchObject({ revision: 2, status: 'deployed' });
});

test('helm that waits is ended when the token is taken back with which it acts, and its revision is known as ours', async () => {
  const token = await tokenOf('deputy', release.namespace);
  const anything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
  await grant('deputy', release.namespace, [anything]);
  const { seen: waits, record } = callSeen(
    ({ method, path }) =>
      method === 'PATCH' && path.endsWith('/deployments/ferry-cert-manager-webhook'),
  );
  const ended = failureOf(
    upgradeRelease(withToken(admin, token), await wanted({ record, wait: 'watcher' })),
  );
  await waits;
  await k(`delete serviceaccount deputy -n ${release.namespace}`);
  // The API server remembers for some seconds who a token is; helm asks only when something has changed.
  const touched = setInterval(() => {
    void k(
      `annotate deployment ferry-cert-manager -n ${release.namespace} --overwrite at=${Date.now()}`,
    );
  }, 2_000);
  try {
    expect(await ended).toEqual({
      code: 'unauthorized',
      message: expect.stringContaining('the API server does not know who asks any longer'),
    });
  } finally {
    clearInterval(touched);
  }
  expect(pendingRelease(await revisions(), 'run-1').state).toBe('ours');
}, 60_000);
