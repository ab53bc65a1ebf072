import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { guardHost, guardJson, guardOtherSites, guardSameOrigin } from './guard-request';

beforeEach(() => vi.stubEnv('PORT', '3000'));
afterEach(() => vi.unstubAllEnvs());

const passes = (guard: (headers: Headers) => void, headers: Record<string, string>) => {
  try {
    guard(new Headers(headers));
    return true;
  } catch {
    return false; // refused: that is what is asked here
  }
};

test.each([
  ['127.0.0.1:3000', true],
  ['localhost:3000', true],
  ['LOCALHOST:3000', true],
  ['[::1]:3000', true],
  ['localhost', false],
  ['localhost:3001', false],
  ['evil.example', false],
  ['127.0.0.1:3000.evil.example', false],
  ['', false],
])('a request for host "%s" passes: %s', (host, expected) => {
  expect(passes(guardHost, host ? { host } : {})).toBe(expected);
});

test('a refused host is named, with what to do', () => {
  expect(() => guardHost(new Headers({ host: 'evil.example' }))).toThrow(
    /"evil\.example".*CERTFERRY_HOSTS/,
  );
});

test.each([
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['text/plain', false],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data; boundary=application/json', false],
  ['', false],
])('a body of type "%s" passes: %s', (type, expected) => {
  expect(passes(guardJson, type ? { 'content-type': type } : {})).toBe(expected);
});

test.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'odd' }, false],
  [{ host: 'localhost:3000', referer: 'http://localhost:3000/bundles' }, true],
  [{ host: 'localhost:3000', referer: 'https://evil.example/' }, false],
  [{ host: 'localhost:3000', referer: 'junk' }, false],
  [{ authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' }, true],
])('a download under a cookie with %j passes: %s', (headers, expected) => {
  expect(passes(guardOtherSites, headers)).toBe(expected);
});

const host = 'localhost:3000';
test.each<[Record<string, string>, boolean]>([
  [{ host, 'sec-fetch-site': 'same-origin' }, true],
  [{ host, origin: 'http://localhost:3000' }, true],
  [{ host, 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, true],
  [{ host, 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }, false],
  [{ host, 'sec-fetch-site': 'same-site' }, false],
  [{ host, 'sec-fetch-site': 'none' }, false],
  [{ host, origin: 'http://localhost:3001' }, false],
  [{ host, origin: 'http://evil.example' }, false],
  [{ host, origin: 'null' }, false],
  [{ host }, false],
])('a change under a cookie with %j passes: %s', (headers, expected) => {
  expect(passes(guardSameOrigin, headers)).toBe(expected);
});
