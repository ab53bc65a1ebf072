import { expect, test } from 'vitest';

import { releases, releasesKnownUntil } from './releases';
import { supportAt, supportFindings } from './support-at';

const at = (day: string) => Date.parse(day);

test.each([
  ['v1.20.3', '2026-11-24', 'supported', /the release of 1\.22/],
  ['v1.21.2', '2026-11-24', 'supported', /the release of 1\.23/],
  ['v1.21.2', '2027-06-01', 'unknown', /is of 2026-11-23/],
  ['v1.18.6', '2026-11-24', 'ended', /2026-03-10/],
  ['v1.18.6', '2026-03-09', 'supported', /2026-03-10/],
  ['v1.18.6', '2026-03-10', 'ended', /2026-03-10/],
  ['v0.16.1', '2026-11-24', 'ended', /before 2021/],
  ['v1.22.0', '2026-11-24', 'unknown', /newer than the list/],
  ['v2.0.0', '2026-11-24', 'unknown', /newer than the list/],
  ['unknown', '2026-11-24', 'unknown', /which version runs/],
])('cert-manager %s on %s: support %s', (version, day, is, told) => {
  const support = supportAt(version, at(day));
  expect(support.is).toBe(is);
  expect(JSON.stringify(support)).toMatch(told);
});

test.each([
  ['v1.21.2', ['supported']],
  ['v1.20.2', ['supported', 'patch-behind']],
  ['v1.21.0', ['supported', 'version-harmful']],
  ['v1.18.6', ['end-of-life']],
  ['v1.22.0', ['support-unknown']],
  ['unknown', ['support-unknown']],
])('of %s is told: %j', (version, codes) => {
  const found = supportFindings(version, supportAt(version, at('2026-11-24')));
  expect(found.map(({ code }) => code)).toEqual(codes);
});

test('every release in the list has a range and a newest patch of its own minor version', () => {
  for (const [minor, { kubernetes, newest }] of Object.entries(releases)) {
    expect(kubernetes[0]).toBeLessThanOrEqual(kubernetes[1]);
    expect(newest).toMatch(new RegExp(`^v${minor.replace('.', '\\.')}\\.\\d+$`));
  }
  expect(Date.parse(releasesKnownUntil)).not.toBeNaN();
});
