import { beforeAll, expect, test } from 'vitest';

import { administrator, callerOf, person } from './people';
import { kJson, namespace, testbed } from './testbed';

const shop = 'check-api';
const asked = { cluster: testbed.name, namespace: shop };

beforeAll(() => namespace(shop));

test("an API server without cert-manager's webhook is found out, and keeps no request", async () => {
  expect(await callerOf(administrator).installation.check(asked)).toMatchObject({
    problem: expect.stringContaining('MutatingWebhookConfiguration'),
  });
  const { items } = await kJson<{ items: unknown[] }>(`get certificaterequests -n ${shop}`);
  expect(items).toEqual([]);
});

test('who may make no request is told which right is missing', async () => {
  const nobody = callerOf(await person('nobody', shop));
  expect(await nobody.installation.check(asked)).toMatchObject({
    problem: expect.stringContaining('grant create on certificaterequests.cert-manager.io'),
  });
});
