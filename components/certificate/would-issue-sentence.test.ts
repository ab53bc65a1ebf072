import { expect, test } from 'vitest';

import { wouldIssueSentence } from './would-issue-sentence';

const now = 1_000_000;
const hour = 3_600_000;

test('one that would be issued anew says why, in the words of cert-manager', () => {
  const message = 'Issuing certificate as Secret does not exist';
  const verdict = { would: 'issue', check: 'secret-exists', reason: 'DoesNotExist' } as const;
  expect(wouldIssueSentence({ ...verdict, message }, now)).toBe(
    'Would be issued anew now, because: Issuing certificate as Secret does not exist',
  );
});

test('one that stays says when it is renewed, or that nothing renews it', () => {
  expect(wouldIssueSentence({ would: 'stay', renewsAt: now + 2 * hour }, now)).toBe(
    'Would stay: the stored pair answers its spec; it is renewed in 2 h.',
  );
  expect(wouldIssueSentence({ would: 'stay' }, now)).toContain('Nothing renews it by itself.');
});

test('one that waits says for what and how long; what is unknown is never called staying', () => {
  const wait = { would: 'wait', because: 'back-off', until: now + hour, why: 'w.' } as const;
  expect(wouldIssueSentence(wait, now)).toBe('Would not be issued anew yet, but in 1 h: w.');
  expect(wouldIssueSentence({ would: 'unknown', why: 'you may not list Secrets.' }, now)).toBe(
    'Cannot be told: you may not list Secrets.',
  );
});
