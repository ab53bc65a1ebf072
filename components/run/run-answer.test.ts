import { expect, test } from 'vitest';

import { foldRun, unfolded } from '@/shared/fold-run';
import type { RunEvent } from '@/shared/run';

import { runAnswer, runWhy } from './run-answer';
import { runTitle } from './run-title';
import {
  began,
  done,
  failed,
  head,
  journal,
  runOf,
  verdict,
  waitsForPerson,
  wished,
} from './run.fixture';

const throughBundle = [began('bundle'), done('bundle')] as const;

test('a running run says which step of how many', () => {
  const run = runOf(...throughBundle, began('helm'));
  expect(runAnswer(run)).toBe('Helm upgrade, step 2 of 3');
  expect(runTitle(run)).toBe('● Helm upgrade – v1.21.2');
  expect(runWhy(run)).toBeUndefined();
});

test('a paused run names who paused it and what comes next', () => {
  const run = runOf(...throughBundle, wished('pause'), { is: 'paused' });
  expect(runAnswer(run)).toBe('Paused by bob before “Helm upgrade”');
  expect(runTitle(run)).toBe('‖ Paused – Upgrade v1.20.3 → v1.21.2');
});

test('a guard that paused a run says why', () => {
  const why = '2 Secrets changed that nobody asked for.';
  const asked = { is: 'wished', wish: 'pause', by: { name: 'guard census' }, why } as const;
  const run = runOf(...throughBundle, asked, { is: 'paused' });
  expect(runAnswer(run)).toBe('Paused by guard census before “Helm upgrade”');
  expect(runWhy(run)).toBe(why);
});

test('a run that waits says for whom', () => {
  const run = runOf(...throughBundle, began('helm'), failed, waitsForPerson);
  expect(runAnswer(run)).toBe('Waits for a person at “Helm upgrade”');
  expect(runWhy(run)).toContain('forbidden');
  expect(runTitle(run)).toMatch(/^! Waits for you/);
  const server = runOf(began('bundle'), {
    is: 'waited',
    for: 'server',
    code: 'unavailable',
    why: 'No answer from https://10.0.0.1:6443.',
  });
  expect(runAnswer(server)).toBe('Waits for the API server at “Bundle” and goes on by itself');
});

test('a question is the answer while it waits', () => {
  const question = { id: 'q', secret: true, title: 'Passphrase of the bundle', hint: '' };
  const run = runOf(began('bundle'), { is: 'asked', step: 'bundle', question });
  expect(runAnswer(run)).toBe('Waits for an answer: Passphrase of the bundle');
  expect(runWhy(run)).toBeUndefined();
});

test('the steps of an abort are counted by themselves', () => {
  const why = 'bob asked to abort';
  const run = runOf(...throughBundle, { is: 'recovering', why }, began('canaries-away'));
  expect(runAnswer(run)).toBe('Remove the canaries, step 1 of 1 of the abort');
  expect(runWhy(run)).toBe(why);
});

test.each([
  ['succeeded', 'Upgrade v1.20.3 → v1.21.2 is done', '✓ Done'],
  ['failed', 'Upgrade v1.20.3 → v1.21.2 failed', '✕ Failed'],
  ['cancelled', 'Upgrade v1.20.3 → v1.21.2 was cancelled', '⊘ Cancelled'],
  ['aborted', 'Upgrade v1.20.3 → v1.21.2 was aborted', '⊘ Aborted'],
] as const)('an ended run without a verdict says that it %s', (outcome, sentence, mark) => {
  const run = runOf(...throughBundle, { is: 'ended', outcome });
  expect(runAnswer(run)).toBe(sentence);
  expect(runTitle(run)).toBe(`${mark} – Upgrade v1.20.3 → v1.21.2`);
});

test.each([
  [true, 'Upgrade v1.20.3 → v1.21.2 is done, and every certificate was kept'],
  [false, 'Upgrade v1.20.3 → v1.21.2 is done, but not everything was kept'],
])('the verdict is the answer of an upgrade that came to its end: kept %s', (kept, answer) => {
  const told = { is: 'told', name: 'verdict', value: { ...verdict, kept } } as const;
  const run = runOf(told, { is: 'ended', outcome: 'succeeded' });
  expect(runAnswer(run)).toBe(answer);
  expect(runTitle(run)).toMatch(kept ? /^✓ Done/ : /^✕ Not kept/);
});

const recovering = { is: 'recovering', why: 'bob aborted it.' } as const;
const aborted = { is: 'ended', outcome: 'aborted', why: 'bob aborted it.' } as const;
const back = [recovering, began('canaries-away'), done('canaries-away')] as const;

test('an abort says that it put back only when every step of the way back was taken', () => {
  const run = runOf(...throughBundle, began('helm'), ...back, aborted);
  expect(runAnswer(run)).toBe(
    'Upgrade v1.20.3 → v1.21.2 was aborted, and what it had begun was put back',
  );
  expect(runTitle(run)).toMatch(/^↩ Aborted – /);
  expect(runAnswer(runOf(recovering, aborted))).toBe('Upgrade v1.20.3 → v1.21.2 was aborted');
});

test('an abort that could not go back says what it left, and why', () => {
  const left = 'the revision that was deployed before is gone.';
  const told = { is: 'told', name: 'rolled-back', value: { left } } as const;
  const run = runOf(began('helm'), ...back, told, aborted);
  expect(runAnswer(run)).toBe(
    'Upgrade v1.20.3 → v1.21.2 was aborted; the release was left as it is: the revision that was deployed before is gone',
  );
  expect(runTitle(run)).toMatch(/^✕ Aborted, left as it is – /);
});

test('CRDs that were applied by themselves are said to stay', () => {
  const crds = { id: 'v1.21.2/crds', title: 'CRDs' };
  const separate = {
    ...head,
    plan: { from: 'v1.20.3', to: 'v1.21.2', crds: 'separate' },
    steps: [crds, ...head.steps],
  };
  const run = (...events: readonly RunEvent[]) => foldRun(unfolded(separate), journal(...events));
  const applied = run(began(crds.id), done(crds.id), ...back, aborted);
  expect(runAnswer(applied)).toContain('was put back, except the CRDs');
  expect(runWhy(applied)).toBe(
    'bob aborted it. The new CRDs stay applied: they serve an older controller, too.',
  );
  expect(runAnswer(run(...back, aborted))).not.toContain('CRDs');
});

test('a pause in a step that was cut off says that it is taken again', () => {
  const run = runOf(...throughBundle, began('helm'), wished('pause'), { is: 'paused' });
  expect(runAnswer(run)).toBe(
    'Paused by bob in “Helm upgrade”, which is taken again from its beginning',
  );
});
