import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { census, censusOf, dataDigest, secretRowOf } from './census';
import { issue, openssl, tlsSecret } from './openssl.fixture';

const pair = issue({ subject: '/CN=web', names: 'DNS:web.example' });
const data = { 'tls.crt': pair.crt, 'tls.key': pair.key };

const certificate = (status: object = {}) => ({
  metadata: { namespace: 'shop', name: 'web', uid: 'u', generation: 3 },
  spec: { secretName: 'tls' },
  status,
});
const condition = (type: string, is: string, message = '') => ({ type, status: is, message });
const stateOf = (...conditions: object[]) =>
  censusOf(1, [certificate({ conditions })], [], []).certificates[0];

test('the digest is of the data alone, in the order of its names, as sha256sum agrees', () => {
  const secret = tlsSecret({ b: '2', a: '1' });
  const text = `a=${Buffer.from('1').toString('base64')}\nb=${Buffer.from('2').toString('base64')}\n`;
  expect(openssl(['dgst', '-sha256', '-r'], text)).toContain(dataDigest(secret));
  expect(dataDigest(tlsSecret({ a: '1', b: '2' }))).toBe(dataDigest(secret));
  expect(dataDigest({ ...secret, metadata: { resourceVersion: '9' } })).toBe(dataDigest(secret));
  expect(dataDigest(tlsSecret({ a: '1', b: '3' }))).not.toBe(dataDigest(secret));
});

test('an entry that is no text has a digest too, whatever it is', () => {
  const digests = [{ toString: null }, null, 1, {}].map((a) => dataDigest({ data: { a } }));
  expect(new Set(digests).size).toBe(4);
});

test('a row says what openssl says of the leaf, and holds no byte of the key', () => {
  const rows = censusOf(5, [certificate()], [secretRowOf(tlsSecret(data))], []);
  const [row] = rows.certificates;
  const leaf = row?.held.is === 'held' ? row.held.leaf : undefined;
  expect(openssl(['x509', '-noout', '-fingerprint', '-sha256'], pair.crt)).toContain(
    leaf?.fingerprint,
  );
  const publicKey = openssl(['x509', '-noout', '-pubkey'], pair.crt);
  const der = Buffer.from(publicKey.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  expect(leaf?.key).toBe(createHash('sha256').update(der).digest('hex'));
  expect(leaf?.names).toEqual(['web', 'web.example']);
  expect(row).toMatchObject({ namespace: 'shop', name: 'web', secretName: 'tls', generation: 3 });
  const text = JSON.stringify(rows);
  for (const line of pair.key.split('\n').filter((one) => one.length > 20 && !one.startsWith('-')))
    expect(text).not.toContain(line);
});

test('a census goes through its schema and JSON unchanged', () => {
  const whole = censusOf(
    5,
    [certificate({ revision: 2, renewalTime: '2026-01-01T00:00:00Z' })],
    [secretRowOf(tlsSecret(data)), secretRowOf(tlsSecret(data, 'unmanaged'))],
    [],
  );
  expect(census.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  expect(whole.secrets.map(({ name }) => name)).toEqual(['unmanaged']);
});

test('a Secret that is not there and one that cannot be read are told apart', () => {
  const missing = censusOf(1, [certificate()], [], []).certificates[0];
  expect(missing?.held).toEqual({ is: 'missing' });
  const odd = secretRowOf(tlsSecret({ 'tls.crt': 'x', 'tls.key': 'y' }));
  expect(odd.held).toMatchObject({ is: 'held', entries: ['tls.crt', 'tls.key'] });
  expect(odd.held).not.toHaveProperty('leaf');
});

test('it is ready when cert-manager says so, also while it is issued anew', () => {
  expect(stateOf(condition('Ready', 'True'))).toMatchObject({
    state: { is: 'ready' },
    issuing: false,
  });
  expect(stateOf(condition('Ready', 'True'), condition('Issuing', 'True', 'new'))).toMatchObject({
    state: { is: 'ready' },
    issuing: true,
  });
  expect(
    stateOf(condition('Ready', 'False', 'no'), condition('Issuing', 'False', 'denied')),
  ).toMatchObject({ state: { is: 'failing', why: 'denied' }, issuing: false });
  expect(stateOf(condition('Ready', 'False', 'no'))).toMatchObject({
    state: { is: 'failing', why: 'no' },
  });
  expect(stateOf()).toMatchObject({
    state: { is: 'failing', why: 'cert-manager has not said that it is ready.' },
  });
});
