import { beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, certificate, grant, issuer, k, namespace, testbed, tlsSecret } from './testbed';

const shop = 'issued-anew';
const cluster = testbed.name;
const five = ['a', 'b', 'c', 'd', 'e'];
const admin = callerOf(administrator);
const before = 'Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/';
const none = 'Issuing certificate as Secret does not exist';

/** As the controller says why it begins with them; none runs here. */
async function begun(reason: string, message: string): Promise<void> {
  const lastTransitionTime = `${new Date().toISOString().slice(0, 19)}Z`;
  const conditions = [{ type: 'Issuing', status: 'True', reason, message, lastTransitionTime }];
  const patch = JSON.stringify({ status: { revision: 3, conditions } });
  await Promise.all(
    five.map((name) =>
      k([
        ...`patch certificate ${name} -n ${shop} --subresource=status --type=merge -p`.split(' '),
        patch,
      ]),
    ),
  );
  await untilEqual(await knownInventory());
}

const told = async (caller = admin) => {
  const { causes } = await caller.installation.causes({ cluster });
  const isHere = ({ link }: (typeof causes)[number]) => link.namespace === shop;
  return causes.filter(isHere).map(({ symptoms, sentence }) => [symptoms[0]?.id, sentence]);
};

beforeAll(async () => {
  await namespace(shop);
  await applied(issuer(shop, 'ca'), ...five.map((name) => certificate(shop, name)));
  const ready = { type: 'Ready', status: 'True', reason: 'IsReady', message: '' };
  const patch = JSON.stringify({ status: { conditions: [ready] } });
  await k([
    ...`patch issuers.cert-manager.io ca -n ${shop} --subresource=status --type=merge -p`.split(
      ' ',
    ),
    patch,
  ]);
});

test('an issuer that was changed on purpose, and Secrets that were deleted, are no restore', async () => {
  await begun('IncorrectIssuer', `${before}old-ca"`);
  expect(await told()).toEqual([]);
  const { cause } = await admin.certificates.get({ cluster, namespace: shop, name: 'a' });
  expect(cause?.symptoms[0]?.id).toBe('CRT-03');
  expect(cause?.remedy).toContain('ends by itself');
  await begun('DoesNotExist', none);
  expect(await told()).toEqual([]);
});

test('Secrets that come with a certificate of before once the issuance has begun are a restore', async () => {
  const pair = issue({ from: -30 });
  await applied(...five.map((name) => tlsSecret(shop, `${name}-tls`, pair)));
  await untilEqual(await knownInventory());
  expect(await told()).toEqual([['UN-04', expect.stringContaining(none)]]);
  // Who may not list Secrets is not told what they hold.
  const rules = [{ apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['list'] }];
  await grant('anew-reader', shop, rules, [shop]);
  expect(await told(callerOf(await person('anew-reader', shop)))).toEqual([]);
});

test('Secrets without the annotations of their issuer are a restore', async () => {
  await begun('IncorrectIssuer', `${before}"`);
  expect(await told()).toEqual([['UN-04', expect.stringContaining(`${before}"`)]]);
});
