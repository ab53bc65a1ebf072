import { expect, test } from 'vitest';

import { issue, makeKey } from './openssl.fixture';
import { secretFacts } from './secret-facts';
import { findingCodes, listedFindings } from './secret-findings';
import { secretHealth } from './secret-health';
import type { NamedWriter, WrittenBy } from './secret-writer';
import { annotations, ca, data, day, leafOf, now, secretOf, web } from './stored-pair.fixture';

const listed = (secret: object, written?: WrittenBy, time = now) =>
  listedFindings(secretFacts(secret), written, undefined, time);
const asked = {
  name: 'web',
  issuer: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
  names: ['other.example'],
  key: 'RSA 4096',
};
const by = (...writers: NamedWriter[]): WrittenBy => ({
  owner: writers[0],
  count: writers.length,
  some: writers,
});

test('lists know the codes of what breaks or warns, and not of what only tells', () => {
  const secret = secretOf(data(web));
  const listedCodes = (...writers: NamedWriter[]) => findingCodes(listed(secret, by(...writers)));
  expect(listedCodes(asked)).toEqual(['secret-names-differ', 'secret-key-differs']);
  expect(listedCodes(asked, { ...asked, name: 'twin' })).toContain('secret-two-certificates');
  expect(listedCodes()).toEqual([]);
  const alone = secretOf({ 'tls.crt': web.crt, 'tls.key': web.key });
  expect(listed(alone, by()).map(({ code }) => code)).toEqual(['secret-chain-incomplete']);
  expect(findingCodes(listed(alone, by()))).toEqual([]);
});

test('of thousands on one Secret a few are named, and the others counted', () => {
  const some = Array.from({ length: 100 }, (_, index) => ({ ...asked, name: `web-${index}` }));
  const told = listed(secretOf(data(web)), { owner: some[0], count: 10_000, some });
  const sentence = told.find(({ code }) => code === 'secret-two-certificates')?.sentence;
  expect(sentence).toContain('10000 Certificates write this Secret: web-0 owns it, web-1, web-2,');
  expect(sentence).toContain('web-5 and 9994 more never get');
});

const verdict = (secret: object, written?: WrittenBy, time = now) =>
  secretHealth(secretFacts(secret), listed(secret, written, time), time);

test('whatever breaks is no sound pair, and what only warns is one', () => {
  const middle = issue({ subject: '/CN=Middle', isCA: true, issuer: ca, until: 300 });
  const leaf = leafOf({ issuer: middle });
  const unordered = secretOf(data({ crt: leaf.crt + ca.crt + middle.crt, key: leaf.key }));
  const same = { ...asked, names: ['web.example', 'www.web.example'], key: 'ECDSA 256' };
  const secret = secretOf(data(web), annotations());
  expect(verdict(secret, by(same))).toEqual({ state: 'sound' });
  expect(verdict(secret, by({ ...same, key: 'RSA 4096' }))).toEqual({ state: 'sound' });
  expect(verdict(secretOf(data(web)), undefined, now - 2 * day)).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('begins'),
  });
  expect(verdict(unordered)).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('order'),
  });
  const names = [...same.names, 'new.example'];
  expect(verdict(secret, by({ ...same, names }))).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('new.example'),
  });
  expect(verdict(secret, by({ ...same, names: ['web.example'] }))).toEqual({ state: 'sound' });
  expect(verdict(secret, by({ ...same, jks: true }))).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('keystore.jks'),
  });
});

test('a pair that no Certificate writes ends soon in the last sixth of its lifetime', () => {
  const secret = secretOf(data(web));
  const { notBefore = 0, notAfter = 0 } = secretFacts(secret).leaf ?? {};
  const late = notAfter - (notAfter - notBefore) / 6;
  expect(verdict(secret, by(), late - 1000)).toEqual({ state: 'sound' });
  expect(verdict(secret, by(), late + 1000)).toMatchObject({ state: 'ending' });
  expect(verdict(secret, by(), notAfter)).toMatchObject({ state: 'expired' });
  expect(findingCodes(listed(secret, by(), late + 1000))).toEqual(['secret-ending']);
  // cert-manager renews what a Certificate writes; and whether one does may not be known.
  const same = { ...asked, names: ['web.example', 'www.web.example'], key: 'ECDSA 256' };
  expect(verdict(secret, by(same), late + 1000)).toEqual({ state: 'sound' });
  expect(verdict(secret, undefined, late + 1000)).toEqual({ state: 'sound' });
});

test('the key of an issuance is no pair that could be sound or broken', () => {
  const key = secretOf(
    { 'tls.key': makeKey() },
    { labels: { 'cert-manager.io/next-private-key': 'true' } },
    { type: 'Opaque' },
  );
  expect(verdict(key).state).toBe('key-only');
});
