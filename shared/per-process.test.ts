import { expect, test, vi } from 'vitest';

import { perProcess } from './per-process';

test('what is kept per process is made once, even by another copy of the module', async () => {
  vi.resetModules();
  const copy = await import('./per-process');
  expect(copy.perProcess).not.toBe(perProcess);
  const first = perProcess('test-once', () => ({}));
  expect(copy.perProcess('test-once', () => ({}))).toBe(first);
  expect(perProcess('test-other', () => ({}))).not.toBe(first);
});
