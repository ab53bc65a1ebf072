import type { Page } from '@playwright/test';

import { issue, signingRequest } from '@/server/domain/openssl.fixture';

import { cluster } from './browser/bed';
import { apply } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { rowOf } from './browser/read-table';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'live-kinds';
const encoded = (text: string) => Buffer.from(text).toString('base64');

/** One kind: an object of it, what changes it, and what its row and its page say before and after. */
interface Case {
  readonly kind: string;
  readonly resource: string;
  readonly namespace?: string;
  readonly list: string;
  readonly object: object;
  readonly change: () => Promise<unknown>;
  readonly before: string;
  readonly after: string;
  /** Its own page, where the kind has one, and what the heading there says. */
  readonly page?: { readonly path: string; readonly before: string; readonly after: string };
}

const at = (namespace?: string) => ({ name, ...(namespace && { namespace }) });
const inPlace = (namespace?: string) => (namespace ? ['-n', namespace] : []);

function patch(resource: string, change: object, ...flags: readonly string[]): Promise<string> {
  return kubectl(cluster, [
    'patch',
    resource,
    name,
    '--type=merge',
    '-p',
    JSON.stringify(change),
    ...flags,
  ]);
}

/** One that signs with what lies nowhere cannot. */
const issuer = (kind: 'Issuer' | 'ClusterIssuer', namespace?: string): Case => {
  const resource = `${kind.toLowerCase()}s`;
  return {
    kind,
    resource,
    namespace,
    list: '/issuers',
    object: {
      apiVersion: 'cert-manager.io/v1',
      kind,
      metadata: at(namespace),
      spec: { selfSigned: {} },
    },
    change: () =>
      patch(
        resource,
        { spec: { selfSigned: null, ca: { secretName: `${name}-nowhere` } } },
        ...inPlace(namespace),
      ),
    before: 'Ready',
    after: 'Not ready',
    page: {
      path: `/issuers/${namespace ? `${namespace}/` : ''}${name}`,
      before: 'Ready',
      after: 'Cannot sign',
    },
  };
};

const pair = issue({ subject: `/CN=${name}` });
const other = issue({ subject: '/CN=other' });
/** Nobody answers for this issuer: the controllers leave what names it as it is. */
const issuerRef = { name: 'nobody', kind: 'Issuer', group: 'hostile.example' };
const time = new Date().toISOString();
const inShop = inPlace('shop');

const cases: readonly Case[] = [
  issuer('Issuer', 'shop'),
  issuer('ClusterIssuer'),
  {
    kind: 'Secret',
    resource: 'secrets',
    namespace: 'shop',
    list: '/secrets',
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: at('shop'),
      data: { 'tls.crt': encoded(pair.crt), 'tls.key': encoded(pair.key) },
    },
    change: () => patch('secrets', { data: { 'tls.key': encoded(other.key) } }, ...inShop),
    before: 'Sound',
    after: 'Wrong key',
    page: {
      path: `/secrets/shop/${name}`,
      before: 'Sound',
      after: 'The stored key is not that of the certificate',
    },
  },
  {
    kind: 'CertificateRequest',
    resource: 'certificaterequests',
    namespace: 'shop',
    list: '/requests',
    object: {
      apiVersion: 'cert-manager.io/v1',
      kind: 'CertificateRequest',
      metadata: at('shop'),
      spec: { request: encoded(signingRequest({}).csr), issuerRef },
    },
    change: () => {
      const message = 'The signer is closed for today';
      const ready = { type: 'Ready', status: 'False', reason: 'Failed', message };
      const conditions = [{ ...ready, lastTransitionTime: time }];
      return patch(
        'certificaterequests',
        { status: { conditions } },
        '--subresource=status',
        ...inShop,
      );
    },
    before: 'Not approved yet',
    after: 'The signer is closed for today',
  },
  {
    kind: 'Order',
    resource: 'orders',
    namespace: 'shop',
    list: '/requests?show=orders',
    object: {
      apiVersion: 'acme.cert-manager.io/v1',
      kind: 'Order',
      metadata: at('shop'),
      spec: { request: encoded('no CSR'), dnsNames: [`${name}.example`], issuerRef },
    },
    change: () =>
      patch(
        'orders',
        { status: { state: 'invalid', reason: 'too late' } },
        '--subresource=status',
        ...inShop,
      ),
    before: 'Not begun',
    after: 'too late',
  },
];

async function remove({ resource, namespace }: Case): Promise<void> {
  const gone = [...inPlace(namespace), '--ignore-not-found'];
  await kubectl(cluster, ['delete', resource, name, ...gone]);
}

/** Opens it with a mark that a reload would wipe out. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await listening(page);
  await page.evaluate(() => Object.assign(window, { marked: true }));
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const one of cases)
  test(`${one.kind}: made, changed and deleted with kubectl, it is so on every open page`, async ({
    context,
    page,
  }) => {
    await remove(one);
    const called = one.namespace ? `${one.namespace}/${name}` : name;
    const row = rowOf(page, called);
    await open(page, one.list);
    await expect(row).toHaveCount(0);
    const pages = [page];
    try {
      await apply(one.object);
      await expect(row).toContainText(one.before);
      const own = one.page && { ...one.page, page: await context.newPage() };
      if (own) {
        pages.push(own.page);
        await open(own.page, own.path);
        await expect(heading(own.page)).toContainText(own.before);
      }

      await one.change();
      await expect(row).toContainText(one.after);
      if (own) await expect(heading(own.page)).toContainText(own.after);

      await remove(one);
      await expect(row).toHaveCount(0);
      if (own)
        await expect(own.page.getByRole('main').getByRole('alert')).toContainText(
          `no ${one.kind} ${called} in cluster`,
        );
      for (const seen of pages) expect(await seen.evaluate(() => 'marked' in window)).toBe(true);
    } finally {
      await remove(one);
    }
  });
