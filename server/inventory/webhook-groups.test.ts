import { expect, test } from 'vitest';

import type { Scope } from '@/shared/actor';

import { issuerFacts } from '../domain/issuer-facts';
import { webhookGroups } from './webhook-groups';

function rowsOf(kind: 'Issuer' | 'ClusterIssuer', namespace: string, groupName: string) {
  const solvers = [{ dns01: { webhook: { groupName } } }];
  const metadata = { namespace, name: 'dns' };
  const facts = issuerFacts(kind, { metadata, spec: { acme: { solvers } } });
  return { rows: new Map([['one', facts]]) };
}

const kept = {
  issuers: rowsOf('Issuer', 'shop', 'dns.shop.example'),
  clusterissuers: rowsOf('ClusterIssuer', '', 'dns.all.example'),
};
const all: Scope = { of: 'cluster' };
const none: Scope = { of: 'namespaces', names: new Set() };
const shop: Scope = { of: 'namespaces', names: new Set(['shop']) };

const seen = (issuers: Scope, clusterissuers: Scope) => [
  ...webhookGroups(kept, { issuers, clusterissuers }),
];

test('the webhooks that issuers name are known to whom these are shown', () => {
  expect(seen(all, all)).toEqual(['dns.shop.example', 'dns.all.example']);
  expect(seen(shop, none)).toEqual(['dns.shop.example']);
  expect(seen(none, all)).toEqual(['dns.all.example']);
  expect(seen(none, none)).toEqual([]);
});
