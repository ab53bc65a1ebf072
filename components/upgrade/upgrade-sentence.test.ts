import { expect, test } from 'vitest';

import { upgradeSentence } from './upgrade-sentence';

const hop = { from: 'v1.20.3', to: 'v1.21.2' };
const finding = (severity: 'blocks' | 'warns' | 'tells') => ({
  code: 'x',
  severity,
  sentence: 'It is so.',
  remedy: '',
});

test('what blocks comes before all else', () => {
  const found = [finding('blocks'), finding('warns')];
  expect(upgradeSentence(hop, found, 'You lack 2 rights.')).toBe(
    'v1.20.3 → v1.21.2: one thing has to be done first',
  );
});

test('a plan that somebody else could start says that it is the person', () => {
  expect(upgradeSentence(hop, [], 'You lack 2 rights.')).toBe(
    'v1.20.3 → v1.21.2 cannot be started by you now',
  );
});

test('what is worth knowing is counted, and what is in order is not', () => {
  expect(upgradeSentence(hop, [finding('warns'), finding('warns'), finding('tells')], '')).toBe(
    'v1.20.3 → v1.21.2 can start; 2 things to know before',
  );
  expect(upgradeSentence(hop, [finding('tells')], '')).toBe(
    'v1.20.3 → v1.21.2 can start: nothing stands in the way',
  );
});

test('without a version to go to, no arrow leads nowhere', () => {
  expect(upgradeSentence({ from: '', to: '' }, [finding('blocks')], '')).toBe(
    'No upgrade yet: one thing has to be done first',
  );
});
