import { expect, test } from 'vitest';

import { certificateFacts } from '../domain/certificate-facts';
import { secretOwner } from '../domain/secret-owner';
import { Writers } from './writers';

const certificate = (name: string, day: number, secretName = 'tls') =>
  certificateFacts({
    metadata: {
      namespace: 'shop',
      name,
      creationTimestamp: new Date(day * 86_400_000).toISOString(),
    },
    spec: { secretName, issuerRef: { name: 'ca' } },
  });

function writersOf(...all: ReturnType<typeof certificate>[]) {
  const writers = new Writers();
  for (const one of all) writers.add(one);
  return writers;
}

test('a Secret is owned by the Certificate that it names, else by the oldest, else by the first by name', () => {
  const all = [certificate('young', 9), certificate('b', 3), certificate('a', 3)];
  const writers = writersOf(...all);
  for (const issuedFor of ['young', 'b', 'gone', undefined])
    expect(writers.owner('shop/tls', issuedFor)).toBe(secretOwner(all, issuedFor));
  expect(writers.owner('shop/tls', undefined)?.name).toBe('a');
  expect(writers.owner('shop/other', undefined)).toBeUndefined();
});

test('the owner is another one when an older one comes, and when it goes', () => {
  const writers = writersOf(certificate('web', 5), certificate('late', 9));
  const owner = () => writers.owner('shop/tls', undefined)?.name;
  expect(owner()).toBe('web');
  const old = certificate('old', 1);
  writers.add(old);
  expect(owner()).toBe('old');
  writers.remove(old);
  expect(owner()).toBe('web');
  writers.add(certificate('later', 10));
  expect(owner()).toBe('web');
  writers.remove(certificate('web', 5));
  writers.remove(certificate('late', 9));
  expect(owner()).toBe('later');
  expect(writers.count('shop/tls')).toBe(1);
});

test('a Certificate that changes is counted once, and its newest facts are told', () => {
  const writers = writersOf(certificate('web', 5), certificate('twin', 6));
  const [before, after] = [certificate('web', 5), certificate('web', 5)];
  writers.remove(before);
  writers.add(after);
  expect(writers.told('shop/tls', undefined)).toMatchObject({ count: 2, owner: { name: 'web' } });
  expect(writers.owner('shop/tls', undefined)).toBe(after);
});

test('ten thousand on one Secret are told as quickly as one, and the first hundred are named', () => {
  const writers = writersOf(
    ...Array.from({ length: 10_000 }, (_, index) => certificate(`web-${index}`, index)),
  );
  const began = performance.now();
  for (let round = 0; round < 10_000; round++) writers.owner('shop/tls', undefined);
  // Looking at each of them each time takes ten times as long.
  expect(performance.now() - began).toBeLessThan(1_000);
  const told = writers.told('shop/tls', 'web-7');
  expect(told).toMatchObject({ count: 10_000, owner: { name: 'web-7' } });
  expect(told.some).toHaveLength(100);
});
