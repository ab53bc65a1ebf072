import { expect, test } from 'vitest';

import { namesObjects } from './names-objects';

const names = namesObjects('shop', ['web', 'web-1']);

test.each([
  'error re-queuing item err="no such issuer" logger="cert-manager.controller" key="shop/web"',
  'propagating condition object="shop/web-1" kind="CertificateRequest"',
  'msg resource_name="web" resource_namespace="shop" resource_kind="Certificate"',
  'msg related_resource_namespace="shop" related_resource_name="web-1"',
  'msg Certificate={"name":"web","namespace":"shop"}',
])('%s names it', (line) => expect(names(line)).toBe(true));

test.each([
  'key="shop/web-2"',
  'key="shop/web.example"',
  'key="workshop/web"',
  'key="other/web"',
  'resource_name="web" resource_namespace="other"',
  'resource_name="web-2" resource_namespace="shop"',
  'Starting controller name="shop"',
  '',
])('%s names another one, or none', (line) => expect(names(line)).toBe(false));

test('names stand for themselves, whatever is in them', () => {
  const odd = namesObjects('shop', ['a.b']);
  expect([odd('key="shop/a.b"'), odd('key="shop/axb"')]).toEqual([true, false]);
  expect(namesObjects('shop', [])('anything')).toBe(false);
});
