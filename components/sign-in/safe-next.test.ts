import { expect, test } from 'vitest';

import { safeNext } from './safe-next';

test('keeps a path of this origin with its query', () => {
  expect(safeNext('/secrets?cluster=a&ns=shop')).toBe('/secrets?cluster=a&ns=shop');
  expect(safeNext('/certificates/shop/web-tls')).toBe('/certificates/shop/web-tls');
});

test('never leaves the origin', () => {
  const hostile = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    '/..//evil.example',
    '/a/..//evil.example/x',
    '/.//evil.example',
  ];
  const led = hostile.filter((next) => safeNext(next) !== '/overview');
  expect(led).toEqual([]);
});

test('does not lead back to the sign-in page or into the API', () => {
  for (const next of ['/sign-in', '/sign-in?next=/x', '/api/sign-out', '/api', null, undefined]) {
    expect(safeNext(next)).toBe('/overview');
  }
  expect(safeNext('/sign-in-help')).toBe('/sign-in-help');
});
