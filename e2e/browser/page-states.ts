import type { Page } from '@playwright/test';

import { rowOf } from './read-table';

const shows = (name: RegExp | string) => (page: Page) =>
  page.getByRole('heading', { name }).first().waitFor();

/** Every page in every state that can be brought about: its address, and what says that it is there. */
export const pageStates: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] =
  [
    ['the overview', '/overview', shows('Needs you, with the cause')],
    ['the overview of nothing', '/overview?cluster=e2e-bare', shows(/is not installed/)],
    [
      'certificates',
      '/certificates?ns=payments',
      (page) => rowOf(page, 'payments/gateway').waitFor(),
    ],
    ['a sound certificate', '/certificates/shop/cart', shows('Conditions')],
    ['a failing certificate', '/certificates/shop/gift-cards', shows('Conditions')],
    [
      'a certificate that is not there',
      '/certificates/shop/nothing',
      shows('There is no such object'),
    ],
    [
      'certificates with other columns',
      '/certificates?cols=state,names,renewal,revision',
      (page) => page.getByRole('columnheader', { name: 'Revision' }).waitFor({ state: 'attached' }),
    ],
    [
      'secrets with a finding chosen',
      '/secrets?cols=state,serial,issuer&finding=secret-key-mismatch',
      (page) => rowOf(page, 'shop/legacy-checkout-tls').waitFor(),
    ],
    ['issuers', '/issuers', (page) => rowOf(page, 'shop/shop-ca').waitFor()],
    ['a sound issuer', '/issuers/shop/shop-ca', shows('Certificates that hang on it')],
    ['a ClusterIssuer', '/issuers/company-ca', shows('Certificates that hang on it')],
    ['an issuer that is not there', '/issuers/shop/nothing', shows('There is no such object')],
    ['requests', '/requests?ns=payments', (page) => page.getByText('Denied').first().waitFor()],
    [
      'requests with other columns',
      '/requests?cols=state,failed,since',
      (page) =>
        page.getByRole('columnheader', { name: 'Failed for' }).waitFor({ state: 'attached' }),
    ],
    [
      'no Orders',
      '/requests?show=orders&ns=payments',
      shows(/fits the filters|There are no Orders/),
    ],
    [
      'forbidden Challenges',
      '/requests?show=challenges&cluster=two-namespaces',
      shows(/^You may not see/),
    ],
    ['requests without CRDs', '/requests?cluster=e2e-bare', shows(/is not installed/)],
    ['secrets', '/secrets?ns=shop', (page) => rowOf(page, 'shop/cart-tls').waitFor()],
    ['a sound Secret', '/secrets/shop/cart-tls', shows('Who writes and uses it')],
    ['a broken Secret', '/secrets/shop/legacy-checkout-tls', shows('Findings')],
    ['a Secret that is not there', '/secrets/shop/nothing', shows('There is no such object')],
    [
      'a forbidden Secret',
      '/secrets/shop/cart-tls?cluster=no-secrets',
      shows(/^You may not see Secret/),
    ],
    ['the installation', '/installation', shows(/^cert-manager v\S+ runs in namespace/)],
    ['no installation', '/installation?cluster=e2e-bare', shows(/does not run here$/)],
    ['an upgrade without a plan', '/upgrade?cluster=e2e-bare', shows(/^No plan|done first$/)],
    ['backup', '/backup', shows(/^One bundle with/)],
    ['no bundles', '/bundles?cluster=e2e-bare', shows(/^No bundle/)],
    ['no runs', '/runs?cluster=e2e-bare', shows(/^No runs yet/)],
    ['forbidden runs', '/runs?cluster=no-secrets', shows(/^You may not see the runs/)],
    ['a run that is not there', '/runs/nothing', shows(/^There is no such object/)],
    ['nothing fits', '/certificates?q=nothing-of-that-name', shows(/fits the filters/)],
    ['not installed', '/certificates?cluster=e2e-bare', shows(/is not installed/)],
    ['none yet', '/secrets?cluster=e2e-bare', shows(/^There are no TLS Secrets/)],
    ['forbidden', '/secrets?cluster=no-secrets', shows(/^You may not see/)],
    [
      'Secrets unknown',
      '/certificates?cluster=no-secrets&ns=payments',
      (page) => rowOf(page, 'payments/gateway').waitFor(),
    ],
    ['unreachable', '/certificates?cluster=gone', shows(/gone/)],
    ['no such context', '/certificates?cluster=nowhere', shows(/no context nowhere/)],
    ['no such page', '/nothing/here', shows(/^There is no page/)],
  ];
