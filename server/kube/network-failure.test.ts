import { expect, test } from 'vitest';

import { Failure } from '@/shared/failure';

import { networkFailure } from './network-failure';

const home = { name: 'home', server: 'https://10.0.0.1:6443' };
const failure = (code: string) =>
  networkFailure(Object.assign(new Error('raw text'), { code }), 'list secrets', home);

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'cut'],
  ['ENOTFOUND', 'could not be found'],
  ['EAI_AGAIN', 'could not be looked up'],
  ['ETIMEDOUT', 'did not answer in time'],
  ['EHOSTUNREACH', 'no way to its host'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-authority-data'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-authority-data'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-server-name'],
  ['EPROTO', 'speaks HTTPS'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'speaks HTTPS'],
])('%s names what was tried, where, and what to do: %s', (code, words) => {
  const { message, code: kind, cause } = failure(code);
  expect(kind).toBe('unavailable');
  expect(message).toMatch(
    /^Could not list secrets in cluster home: could not talk to https:\/\/10\.0\.0\.1:6443: /,
  );
  expect(message).toContain(words);
  expect(message).not.toContain('raw text');
  expect(cause).toBeInstanceOf(Error);
});

test('what Node says is shown where nothing better is known', () => {
  expect(failure('EWEIRD').message).toMatch(/raw text\.$/);
  expect(networkFailure('a sentence.', 'list secrets', home).message).toMatch(/a sentence\.$/);
  expect(networkFailure('a text', 'list secrets', home).message).toMatch(/a text\.$/);
});

test('a Failure stays as it is', () => {
  const before = new Failure('conflict', 'x');
  expect(networkFailure(before, 'list secrets', home)).toBe(before);
});
