import { beforeAll, expect, test } from 'vitest';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, certificate, grant, k, kJson, namespace, testbed } from './testbed';

const shop = 'certificate-log';
const at = { cluster: testbed.name, namespace: shop, name: 'web' };

function request(name: string, revision: number, uid: string): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: {
      namespace: shop,
      name,
      annotations: { 'cert-manager.io/certificate-revision': String(revision) },
      ownerReferences: [
        {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          name: 'web',
          uid,
          controller: true,
        },
      ],
    },
    spec: { request: Buffer.from('csr').toString('base64'), issuerRef: { name: 'ca' } },
  };
}

beforeAll(async () => {
  await namespace(shop);
  await applied(certificate(shop, 'web'));
  const { metadata } = await kJson<{ metadata: { uid: string } }>(`get certificate web -n ${shop}`);
  await applied(
    request('web-1', 1, metadata.uid),
    request('web-3', 3, metadata.uid),
    request('other-2', 2, '00000000-0000-0000-0000-000000000000'),
  );
  await untilEqual(await knownInventory());
});

test('where no cert-manager runs there is no log, and the answer says so', async () => {
  const log = await callerOf(administrator).certificates.logs(at);
  expect(log).toMatchObject({ is: 'unread', why: expect.stringContaining('cert-manager') });
});

test('who may not read the controller is told so, and still gets the Certificate', async () => {
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['get', 'list'] },
  ];
  await grant('reader', shop, rules, [shop]);
  const reader = callerOf(await person('reader', shop));
  const log = await reader.certificates.logs(at);
  expect(log).toMatchObject({ is: 'unread', why: expect.stringContaining('forbidden') });
  const { row, revisions } = await reader.certificates.get(at);
  expect(row.name).toBe('web');
  expect(revisions).toMatchObject({
    is: 'unread',
    why: expect.stringContaining('You may not list certificaterequests.cert-manager.io'),
  });
});

test('the log of a Certificate that is not there is not found', async () => {
  await expect(
    callerOf(administrator).certificates.logs({ ...at, name: 'nobody' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('its revisions are those of its own requests that are still there, the newest first', async () => {
  const { revisions } = await callerOf(administrator).certificates.get(at);
  expect(revisions).toMatchObject({
    is: 'read',
    requests: [
      { name: 'web-3', revision: 3 },
      { name: 'web-1', revision: 1 },
    ],
  });
  await k(`delete certificaterequest web-3 -n ${shop}`);
  await untilEqual(await knownInventory());
  const after = await callerOf(administrator).certificates.get(at);
  expect(after.revisions).toMatchObject({ is: 'read', requests: [{ name: 'web-1' }] });
});
