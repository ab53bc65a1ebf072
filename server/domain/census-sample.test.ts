import { expect, test } from 'vitest';

import { censusSample as schema } from '@/shared/run';

import { censusOf, secretRowOf } from './census';
import { censusSample, digestsOf } from './census-sample';
import { tlsSecret } from './openssl.fixture';

const secret = (name: string, value = name) => tlsSecret({ 'tls.crt': value, 'tls.key': '' }, name);

const certificate = (name: string, secretName: string) => ({
  metadata: { namespace: 'shop', name },
  spec: { secretName },
});

test('what is compared are the TLS Secrets that were there, each once', () => {
  const rows = [
    secret('web'),
    secret('alone'),
    { ...secret('opaque'), type: 'Opaque' },
    {
      ...secret('canary'),
      metadata: { namespace: 'shop', name: 'canary', labels: { 'certferry.io/canary': 'x' } },
    },
  ].map(secretRowOf);
  const owners = [certificate('web', 'web'), certificate('also', 'web'), certificate('no', 'gone')];
  expect([...digestsOf(censusOf(1, owners, rows, [])).keys()]).toEqual(['shop/web', 'shop/alone']);
});

test('changed is what has other data or is gone; what is new is not counted', () => {
  const before = new Map([
    ['a/same', '1'],
    ['a/other', '2'],
    ['a/gone', '3'],
  ]);
  const now = new Map([
    ['a/same', '1'],
    ['a/other', '9'],
    ['a/new', '4'],
  ]);
  const sample = censusSample(5, before, now, 2);
  expect(sample).toEqual({
    at: 5,
    compared: 3,
    same: 1,
    changed: ['a/other', 'a/gone'],
    requests: 2,
  });
  expect(schema.parse(sample)).toEqual(sample);
});

test('of very many only a hundred are named, and all are counted', () => {
  const many = new Map(Array.from({ length: 1_000 }, (_, index) => [`a/${index}`, 'x']));
  const { changed, same, compared } = censusSample(1, many, new Map(), 0);
  expect([changed.length, same, compared]).toEqual([100, 0, 1_000]);
});
