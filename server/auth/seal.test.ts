import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { seal, unseal } from './seal';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'certferry-seal-'));
  vi.stubEnv('CERTFERRY_HOME', home);
});
afterAll(() => rmSync(home, { recursive: true }));
afterEach(() => vi.useRealTimers());

test('what was sealed is read again, and nothing of it can be read from outside', async () => {
  const { value } = await seal({ id: 'a-session', via: 'link' });
  expect(await unseal(value)).toMatchObject({ id: 'a-session', via: 'link' });
  const parts = value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(parts.join()).not.toContain('a-session');
});

test('a value that was changed in any of its parts is nobody', async () => {
  const { value } = await seal({ id: 'a-session', via: 'token' });
  for (const place of [2, Math.floor(value.length / 2), value.length - 2]) {
    const other = value[place] === 'A' ? 'B' : 'A';
    expect(await unseal(value.slice(0, place) + other + value.slice(place + 1))).toBeUndefined();
  }
  for (const junk of ['', 'a', 'a.b.c.d.e', value.slice(0, -10)])
    expect(await unseal(junk)).toBeUndefined();
});

test('it ends with its time', async () => {
  const { value, maxAge } = await seal({ id: 'a-session', via: 'link' });
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + (maxAge - 5) * 1_000);
  expect(await unseal(value)).toBeDefined();
  vi.setSystemTime(Date.now() + 10_000);
  expect(await unseal(value)).toBeUndefined();
});

test('the key is kept for the next start, readable by nobody else', async () => {
  await seal({ id: 'x', via: 'link' });
  const file = join(home, 'seal.key');
  expect(readFileSync(file)).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written is told with its name, and is no cookie of nobody', async () => {
  Reflect.deleteProperty(globalThis, Symbol.for('certferry.seal-key'));
  vi.stubEnv('CERTFERRY_HOME', '/dev/null/nowhere');
  const told = /could not be kept in \/dev\/null\/nowhere: .*CERTFERRY_HOME/;
  await expect(seal({ id: 'x', via: 'link' })).rejects.toThrow(told);
  await expect(unseal('a.b.c.d.e')).rejects.toThrow(told);
  vi.stubEnv('CERTFERRY_HOME', home);
  expect(await unseal('a.b.c.d.e')).toBeUndefined();
});
