import { expect, test } from 'vitest';

import { upgradeVerdict as schema } from '@/shared/upgrade';

import { capNames } from './cap-names';
import type { Comparison } from './compare-census';
import { type Measured, upgradeVerdict } from './upgrade-verdict';

const comparison: Comparison = {
  compared: 48,
  comparedSecrets: 1,
  same: 48,
  renewedAsDue: [],
  unexpected: [],
  lost: [],
  foreign: [],
  added: [],
  failingBefore: 0,
  newlyFailing: [],
  requests: { due: 0, canaries: 0, others: 0, unexpected: [] },
};
const measured: Measured = {
  comparison,
  probe: { made: 210, refused: 0, unanswered: 0, slowest: 30, gap: 230, reasons: [], samples: [] },
  unmeasured: [],
  synced: { is: 'counted', syncs: 130, certificates: 45 },
  canaries: { issued: 7, requests: 8 },
  seconds: 61,
};
const one = (name: string) => ({ namespace: 'shop', name, why: 'why' });
const of = (more: Partial<Comparison>) =>
  upgradeVerdict({ ...measured, comparison: { ...comparison, ...more } });

test('nothing happened is said in one sentence with all its numbers', () => {
  const verdict = upgradeVerdict(measured);
  expect(verdict.kept).toBe(true);
  expect(verdict.sentence).toBe(
    '47 Certificates and 1 other TLS Secret compared: 48 the same, none changed unexpectedly; 7 canary certificates issued and removed; ' +
      '210 admission probes, none refused, longest gap 0.2 s; judged when the new controller had synced 130 times for 45 Certificates.',
  );
  expect(schema.parse(verdict)).toEqual(verdict);
  // Those of canaries went with them before the census was taken.
  expect(verdict.requests.canaries).toBe(8);
  expect(of({ comparedSecrets: 0, compared: 1 }).sentence).toMatch(/^1 Certificate compared: /);
});

test('renewals that were due are named and no harm', () => {
  const { kept, sentence } = of({ same: 45, renewedAsDue: [one('web'), one('api')] });
  expect(kept).toBe(true);
  expect(sentence).toContain('45 the same, 2 renewed as due (shop/web, shop/api), none changed');
});

test('what was failing, and what others made, is counted apart and no harm', () => {
  const { kept, sentence } = of({
    failingBefore: 3,
    added: [one('new')],
    foreign: [one('theirs')],
  });
  expect(kept).toBe(true);
  expect(sentence).toContain(
    "; 3 failing before and still; 1 changed or deleted by others that are not cert-manager's (shop/theirs); 1 made by somebody meanwhile (shop/new);",
  );
});

test.each<[string, Partial<Comparison>, string]>([
  ['a change', { unexpected: [one('web')] }, '1 changed unexpectedly (shop/web)'],
  ['a loss', { lost: [one('web')] }, 'none changed unexpectedly, 1 lost (shop/web)'],
  ['a failure', { newlyFailing: [one('web')] }, '1 failing now that were ready before (shop/web)'],
  [
    'a request',
    { requests: { ...comparison.requests, unexpected: [one('web-2')] } },
    '1 requested without being due (shop/web-2)',
  ],
])('%s that was not due is harm', (_, more, told) => {
  const { kept, sentence } = of(more);
  expect(kept).toBe(false);
  expect(sentence).toContain(told);
});

test('of many only some are named', () => {
  const many = Array.from({ length: 12 }, (_, index) => one(`web-${index}`));
  expect(of({ unexpected: many }).sentence).toContain(
    '12 changed unexpectedly (shop/web-0, shop/web-1, shop/web-2, shop/web-3, shop/web-4 and 7 more)',
  );
});

test('what was refused, not answered and not measured is said, and how long was waited', () => {
  const probe = { ...measured.probe, made: 1, refused: 1, unanswered: 2, gap: 61_234 };
  const { sentence, probes } = upgradeVerdict({
    ...measured,
    probe,
    unmeasured: [
      { from: 1_000, to: 3_500 },
      { from: 9_000, to: 10_000 },
    ],
    synced: { is: 'waited', seconds: 15, why: 'pods/proxy is forbidden' },
    canaries: { issued: 1, requests: 1 },
  });
  expect(sentence).toContain(
    '1 canary certificate issued and removed; 1 admission probe, 1 refused, 2 said nothing of the webhook, longest gap 61.2 s, 3.5 s not measured; judged 15 s after the new controller led',
  );
  expect(probes).toMatchObject({ made: 1, refused: 1, unanswered: 2, longestGap: 61_234 });
});

test('a controller that has not looked at everything is nothing that anybody can keep', () => {
  const synced = { is: 'short' as const, syncs: 12, certificates: 45, seconds: 130 };
  const { kept, sentence } = upgradeVerdict({ ...measured, synced });
  expect(kept).toBe(false);
  expect(sentence).toContain('synced only 12 times for 45 Certificates after 130 s');
});

test('where nothing was probed that is said, and no gap is', () => {
  const { sentence } = upgradeVerdict({
    ...measured,
    probe: { ...measured.probe, made: 0, gap: 0 },
    unmeasured: [{ from: 0, to: 60_000 }],
  });
  expect(sentence).toContain('; admission was not probed, 60.0 s not measured;');
  expect(sentence).not.toContain('refused');
});

const many = (what: string) =>
  Array.from({ length: 5_000 }, (_, index) => ({
    namespace: 'n'.repeat(63),
    name: `${what}-${index}`.padEnd(253, 'x'),
    why: 'w'.repeat(2_000),
  }));

test('lists of thousands are told in part and counted whole', () => {
  const requests = { ...comparison.requests, unexpected: many('request') };
  const added = Array.from({ length: 300 }, (_, index) => one(`new-${index}`));
  const whole = of({
    renewedAsDue: many('due'),
    unexpected: many('other'),
    lost: many('lost'),
    foreign: many('theirs'),
    newlyFailing: many('failing'),
    added,
    requests,
  });
  const told = capNames(whole);
  expect(JSON.stringify(told).length).toBeLessThan(256 * 1024);
  expect(told.counts).toEqual({
    renewedAsDue: 5_000,
    unexpected: 5_000,
    lost: 5_000,
    foreign: 5_000,
    added: 300,
    newlyFailing: 5_000,
    requests: 5_000,
  });
  expect(told.added).toEqual(added.slice(0, 200));
  expect(told.lost.length).toBeGreaterThan(10);
  expect(told.lost.map(({ name }) => name)).toEqual(
    whole.lost.slice(0, told.lost.length).map(({ name }) => name),
  );
  expect(told.sentence).toContain('5000 changed unexpectedly');
  expect(schema.parse(told)).toEqual(told);
});
