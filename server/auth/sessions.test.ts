import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { endSession, isOver, keepToken, newSession, tokenOf } from './sessions';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'certferry-sessions-'));
});
beforeEach(() => vi.stubEnv('CERTFERRY_HOME', home));
afterAll(() => rmSync(home, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const kept = (until: number) => ({
  token: 't',
  cluster: 'home',
  server: 'https://home',
  until,
});
const soon = () => ({ id: newSession(), until: Date.now() + 60_000 });
const restart = () => Reflect.deleteProperty(globalThis, Symbol.for('certferry.sessions'));

test('a token is kept until its time, under its session only', () => {
  vi.useFakeTimers();
  const id = newSession();
  keepToken(id, kept(Date.now() + 1_000));
  expect(tokenOf(id)).toMatchObject({ token: 't', cluster: 'home' });
  expect(tokenOf(newSession())).toBeUndefined();
  vi.advanceTimersByTime(1_000);
  expect(tokenOf(id)).toBeUndefined();
});

test('signing out forgets the token and remembers the session as over', () => {
  const session = soon();
  keepToken(session.id, kept(session.until));
  expect(isOver(session)).toBe(false);
  endSession(session);
  expect(tokenOf(session.id)).toBeUndefined();
  expect(isOver(session)).toBe(true);
});

test('a session is over when its time is', () => {
  vi.useFakeTimers();
  const session = soon();
  vi.advanceTimersByTime(60_000);
  expect(isOver(session)).toBe(true);
});

test('who signed out stays signed out after a restart, and no longer than the cookie lasts', () => {
  const [session, other] = [soon(), soon()];
  endSession(session);
  restart();
  expect(isOver(session)).toBe(true);
  expect(isOver(other)).toBe(false);
  const file = join(home, 'ended-sessions.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain(session.id);
  vi.useFakeTimers();
  vi.advanceTimersByTime(60_001);
  endSession({ id: other.id, until: Date.now() + 60_000 });
  expect(readFileSync(file, 'utf8')).not.toContain(session.id);
});

test('what was signed out cannot be forgotten in silence', () => {
  const session = soon();
  vi.stubEnv('CERTFERRY_HOME', '/dev/null/nowhere');
  expect(() => endSession(session)).toThrow(/ended-sessions\.json could not be written.*seal\.key/);
  expect(isOver(session)).toBe(true);
  vi.stubEnv('CERTFERRY_HOME', home);
  writeFileSync(join(home, 'ended-sessions.json'), '{"a":');
  restart();
  expect(() => isOver(session)).toThrow(
    /Could not read .*ended-sessions\.json.*Remove it together/,
  );
});
