import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, expect, test, vi } from 'vitest';

import { start } from './start';

const home = mkdtempSync(join(tmpdir(), 'certferry-start-'));
afterAll(() => rmSync(home, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([
  ['CERTFERRY_URL', 'certferry.example', 'with its scheme'],
  ['CERTFERRY_HOSTS', 'https://a', 'CERTFERRY_HOSTS'],
  ['PORT', 'http', 'PORT'],
  ['CERTFERRY_HOME', '/dev/null/nowhere', 'could not be kept in /dev/null/nowhere'],
])('%s=%s ends the start with a sentence, before a link is printed', (name, value, words) => {
  Reflect.deleteProperty(globalThis, Symbol.for('certferry.seal-key'));
  vi.stubEnv('CERTFERRY_HOME', home);
  vi.stubEnv(name, value);
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(() => start()).toThrow('exit 1');
  expect(exit).toHaveBeenCalledTimes(1);
  expect(said.mock.calls.join()).toMatch(/^Certferry does not start\. /);
  expect(said.mock.calls.join()).toContain(words);
  expect(printed).not.toHaveBeenCalled();
});
