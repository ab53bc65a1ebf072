import { expect, test } from 'vitest';

import type { PlanAnswer } from '@/shared/wizard';

import { startBlock } from './start-block';

const finding = (severity: 'blocks' | 'warns' | 'tells') => ({
  code: 'x',
  severity,
  sentence: 'It is so.',
  remedy: '',
});
const missing = { verb: 'patch', group: 'apps', resource: 'deployments', to: 'upgrade' };
const held = { run: 'a1', wizard: 'upgrade', by: 'ada', since: 0 } as const;
const plan: PlanAnswer = {
  wizard: 'upgrade',
  plan: {},
  hash: 'h',
  steps: [],
  findings: [finding('warns'), finding('tells')],
  access: { missing: [], grant: '' },
};

test('nothing blocks a plan that only warns', () => {
  expect(startBlock(plan, true)).toBe('');
});

test('a right that can be done without does not block', () => {
  const without = { ...missing, optional: true };
  expect(startBlock({ ...plan, access: { missing: [without], grant: '' } }, true)).toBe('');
  expect(startBlock({ ...plan, access: { missing: [missing, without], grant: '' } }, true)).toBe(
    'You lack 1 right.',
  );
});

test('every reason is named at once', () => {
  const all = {
    ...plan,
    findings: [finding('blocks')],
    access: { missing: [missing, missing], grant: 'kind: Role' },
    held,
  };
  expect(startBlock(all, true)).toBe(
    '1 finding below blocks it, you lack 2 rights and the cluster is held by ada.',
  );
});

test('who holds the cluster does not block a run that shares it', () => {
  expect(startBlock({ ...plan, held }, false)).toBe('');
  expect(startBlock({ ...plan, held }, true)).toBe('The cluster is held by ada.');
});
