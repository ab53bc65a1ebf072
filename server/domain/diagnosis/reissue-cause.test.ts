import { expect, test } from 'vitest';

import { certificateFacts } from '../certificate-facts';
import { ago, now } from './chain.fixture';
import { reissueCause } from './reissue-cause';

function issued(name: string, reason: string, more: object = {}, minutes = 5) {
  const lastTransitionTime = ago(minutes);
  const message = 'Issuing certificate as it is';
  const condition = { type: 'Issuing', status: 'True', reason, message, lastTransitionTime };
  return certificateFacts({
    metadata: { namespace: 'shop', name },
    spec: {},
    status: { conditions: [condition], ...more },
  });
}
const five = ['a', 'b', 'c', 'd', 'e'];
const all = (reason: string, more: object = {}, minutes = 5) =>
  five.map((name) => issued(name, reason, more, minutes));

test('five that are issued again within an hour as after a restore are told, with one that says so', () => {
  const cause = reissueCause(
    five.map((name) => issued(name, 'IncorrectIssuer')),
    now,
  );
  expect(cause).toMatchObject({
    link: { kind: 'Certificate', name: 'a' },
    symptoms: [{ id: 'UN-04' }],
  });
  expect(cause?.sentence).toContain('5 Certificates');
  expect(cause?.sentence).toContain('“Issuing=True IncorrectIssuer: Issuing certificate as it is”');
  const gone = five.map((name) => issued(name, 'DoesNotExist', { revision: 2 }));
  expect(reissueCause(gone, now)?.symptoms[0]?.id).toBe('UN-04');
});

test('fewer, first issuances, renewals, and what began long ago are no such thing', () => {
  expect(reissueCause(all('IncorrectIssuer').slice(1), now)).toBeUndefined();
  expect(reissueCause(all('DoesNotExist'), now)).toBeUndefined();
  expect(reissueCause(all('Renewing', { revision: 2 }), now)).toBeUndefined();
  expect(reissueCause(all('IncorrectIssuer', {}, 61), now)).toBeUndefined();
});
