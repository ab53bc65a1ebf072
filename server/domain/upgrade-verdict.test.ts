import { expect, test } from 'vitest';

import { upgradeVerdict as schema } from '@/shared/upgrade';

import type { Comparison } from './compare-census';
import { unmeasured } from './unmeasured';
import { type Measured, upgradeVerdict } from './upgrade-verdict';

const comparison: Comparison = {
  compared: 47,
  same: 47,
  renewedAsDue: [],
  unexpected: [],
  lost: [],
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
  canaries: 7,
  seconds: 61,
};
const one = (name: string) => ({ namespace: 'shop', name, why: 'why' });
const of = (more: Partial<Comparison>) =>
  upgradeVerdict({ ...measured, comparison: { ...comparison, ...more } });

test('nothing happened is said in one sentence with all its numbers', () => {
  const verdict = upgradeVerdict(measured);
  expect(verdict.kept).toBe(true);
  expect(verdict.sentence).toBe(
    '47 certificates compared: 47 the same, none changed unexpectedly; 7 canary certificates issued and removed; ' +
      '210 admission probes, none refused, longest gap 0.2 s; judged when the new controller had synced 130 times for 45 Certificates.',
  );
  expect(schema.parse(verdict)).toEqual(verdict);
});

test('renewals that were due are named and no harm', () => {
  const { kept, sentence } = of({ same: 45, renewedAsDue: [one('web'), one('api')] });
  expect(kept).toBe(true);
  expect(sentence).toContain('45 the same, 2 renewed as due (shop/web, shop/api), none changed');
});

test('what was failing, and what others made, is counted apart and no harm', () => {
  const { kept, sentence } = of({ failingBefore: 3, added: [one('new')] });
  expect(kept).toBe(true);
  expect(sentence).toContain(
    '; 3 failing before and still; 1 made by somebody meanwhile (shop/new);',
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
    canaries: 1,
  });
  expect(sentence).toContain(
    '1 canary certificate issued and removed; 1 admission probe, 1 refused, 2 that the API server did not answer, longest gap 61.2 s, 3.5 s not measured; judged 15 s after the new controller led',
  );
  expect(probes).toMatchObject({ made: 1, refused: 1, unanswered: 2, longestGap: 61_234 });
});

const sample = (from: number, to: number) => ({
  from,
  to,
  made: 1,
  refused: 0,
  unanswered: 0,
  slowest: 1,
  gap: 1,
});
const probe = (...samples: ReturnType<typeof sample>[]) => ({ ...measured.probe, samples });

test('time between two samples that do not follow one another was not measured', () => {
  const samples = probe(sample(0, 2_000), sample(2_010, 4_000), sample(9_000, 11_000));
  expect(
    unmeasured({ probe: samples, taken: [{ at: 0 }, { at: 8_000, after: 4_500 }] }, 0),
  ).toEqual([{ from: 4_000, to: 9_000 }]);
  expect(unmeasured({ probe: probe(sample(0, 2_000)), taken: [{ at: 0 }] }, 0)).toEqual([]);
  expect(unmeasured({ probe: probe(), taken: [{ at: 0 }] }, 0)).toEqual([]);
});

test('where samples are not kept any longer, the times without a process stand in', () => {
  const taken = [{ at: 0 }, { at: 50, after: 20 }, { at: 500, after: 80 }, { at: 9_000, after: 5 }];
  expect(unmeasured({ probe: probe(sample(1_000, 2_000)), taken }, 100)).toEqual([
    { from: 100, to: 500 },
  ]);
});
