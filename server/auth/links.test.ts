import { afterEach, expect, test, vi } from 'vitest';

import { makeLink, useLink } from './links';

afterEach(() => vi.useRealTimers());

test('a link works once', () => {
  const link = makeLink();
  expect(useLink(link)).toBe(true);
  expect(useLink(link)).toBe(false);
});

test('what was never a link does not work, and costs no other link', () => {
  const link = makeLink();
  expect(useLink('guess')).toBe(false);
  expect(useLink(`${link}x`)).toBe(false);
  expect(useLink(link)).toBe(true);
});

test('a link works for 10 minutes', () => {
  vi.useFakeTimers();
  const [early, late] = [makeLink(), makeLink()];
  vi.advanceTimersByTime(10 * 60_000 - 1);
  expect(useLink(early)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(useLink(late)).toBe(false);
});
