import { afterEach, expect, test, vi } from 'vitest';

import { allowedHosts, clearCookie, cookieName, readCookie, setCookie } from './cookie';

afterEach(() => vi.unstubAllEnvs());

const reached = (url: string, port = '3000') => {
  vi.stubEnv('CERTFERRY_URL', url);
  vi.stubEnv('PORT', port);
};

test('a cookie that was set is read again among others', () => {
  reached('');
  const [pair = ''] = setCookie('a.b-c_d', 60).split(';');
  expect(readCookie(`other=1; ${pair}; last=2`)).toBe('a.b-c_d');
});

test('there is no cookie where there is none of ours', () => {
  reached('');
  for (const header of [null, '', 'other=1', `x${cookieName()}=1`, `${cookieName()}x=1`])
    expect(readCookie(header)).toBeUndefined();
});

test('scripts never see it, other sites never send it with a change, and a port has its own', () => {
  reached('', '3001');
  expect(setCookie('v', 60)).toBe('certferry-3001=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
  expect(readCookie('certferry-3000=v')).toBeUndefined();
});

test('under TLS it is bound to the host and never sent in the clear', () => {
  reached('https://certferry.example');
  const header = setCookie('v', 60);
  expect(header).toMatch(/^__Host-certferry-3000=v; Path=\/;.*; Secure$/);
  expect(header).not.toContain('Domain');
});

test('clearing it ends it at once', () => {
  reached('');
  expect(clearCookie()).toContain('Max-Age=0');
});

test('hosts that are answered are loopback at our port, and those that were named', () => {
  reached('https://certferry.example');
  vi.stubEnv('CERTFERRY_HOSTS', 'a.example:8080,b.example');
  expect([...allowedHosts()]).toEqual([
    '127.0.0.1:3000',
    'localhost:3000',
    '[::1]:3000',
    'certferry.example',
    'a.example:8080',
    'b.example',
  ]);
});

test.each(['80', '443'])('at port %s a browser names no port, and is answered', (port) => {
  reached('', port);
  vi.stubEnv('CERTFERRY_HOSTS', '');
  for (const host of ['localhost', `localhost:${port}`, '[::1]'])
    expect(allowedHosts()).toContain(host);
});
