import { expect, test } from 'vitest';

import { renewalWords } from './renewal-words';

test('what is asked for is told, and the default only where nothing is', () => {
  expect(renewalWords({})).toBe('left out: a third of the lifetime');
  expect(renewalWords({ renewBefore: '360h' })).toBe('360h');
  expect(renewalWords({ renewBeforePercentage: 25 })).toBe('the last 25 % of the lifetime');
});

test('a policy that never renews by time is told whatever else stands there', () => {
  const renewal = { policy: 'Disabled', windows: 2 };
  const words = 'never by time: spec.renewal.policy is Disabled';
  expect(renewalWords({ renewal })).toBe(words);
  expect(renewalWords({ renewal, renewBefore: '360h' })).toBe(words);
});

test('windows are told beside the time, and a policy without windows adds nothing', () => {
  const policy = 'RenewBefore';
  expect(renewalWords({ renewBefore: '360h', renewal: { policy, windows: 0 } })).toBe('360h');
  expect(renewalWords({ renewBefore: '360h', renewal: { policy, windows: 1 } })).toBe(
    '360h, in the window of spec.renewal',
  );
  expect(renewalWords({ renewal: { policy, windows: 3 } })).toBe(
    'left out: a third of the lifetime, in one of the 3 windows of spec.renewal',
  );
});
