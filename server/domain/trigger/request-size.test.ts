import { expect, test } from 'vitest';

import { parseVersion } from '../upgrade-path';
import { requestSize } from './request-size';

function sizeIn(version: string, configured?: number): number {
  const release = parseVersion(version);
  if (!release) throw new Error(version);
  return requestSize(release, configured);
}

/** Read from `internal/pem/decode.go` of these releases. */
test.each([
  ['v1.12.14', 6_500],
  ['v1.12.17', 6_500],
  ['v1.15.3', Infinity],
  ['v1.15.4', 6_500],
  ['v1.16.1', Infinity],
  ['v1.16.2', 6_500],
  ['v1.17.4', 6_500],
  ['v1.18.2', 6_500],
  ['v1.18.3', 36_500],
  ['v1.19.0', 36_500],
  ['v1.20.3', 36_500],
  ['v1.21.2', 36_500],
])('%s decodes a signing request of %d bytes and no more', (version, size) => {
  expect(sizeIn(version)).toBe(size);
});

test('what the controller was given counts since 1.20', () => {
  expect(sizeIn('v1.20.3', 50_000)).toBe(50_000);
  expect(sizeIn('v1.19.5', 50_000)).toBe(36_500);
});
