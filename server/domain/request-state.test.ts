import { expect, test } from 'vitest';

import { requestState } from './request-state';

const condition = (type: string, status: string, reason = '', message = '') => ({
  type,
  status,
  reason,
  message,
  since: 7,
});
const approved = condition('Approved', 'True', 'cert-manager.io', 'approved');

test('a request that was refused says so, whatever else it says', () => {
  const denied = condition('Denied', 'True', 'Policy', 'not for partners');
  const ready = condition('Ready', 'False', 'Pending', 'waits');
  expect(requestState({ denied, ready })).toEqual({
    state: 'denied',
    why: 'not for partners',
    since: 7,
  });
  const invalid = condition('InvalidRequest', 'True', 'Bad', 'no CSR');
  expect(requestState({ invalid, approved })).toEqual({
    state: 'invalid',
    why: 'no CSR',
    since: 7,
  });
});

test('a request whose issuer gave up has failed, and one without a message still gives a reason', () => {
  const failed = condition('Ready', 'False', 'Failed', 'order is invalid');
  expect(requestState({ approved, ready: failed })).toMatchObject({
    state: 'failed',
    why: 'order is invalid',
  });
  const silent = condition('Ready', 'False', 'Odd');
  expect(requestState({ approved, ready: silent })).toMatchObject({
    state: 'failed',
    why: 'cert-manager gives no reason but Odd.',
  });
  const refused = condition('Ready', 'False', 'Denied', 'was denied');
  expect(requestState({ ready: refused })).toMatchObject({ state: 'denied' });
});

test('a request that only waits has not failed', () => {
  expect(requestState({})).toEqual({ state: 'unapproved', why: 'It waits to be approved.' });
  expect(requestState({ approved })).toEqual({
    state: 'pending',
    why: 'The issuer has not answered yet.',
  });
  const ready = condition('Ready', 'False', 'Pending', 'waits for its Order');
  expect(requestState({ approved, ready })).toEqual({
    state: 'pending',
    why: 'waits for its Order',
  });
});

test('a signed request is ready', () => {
  expect(requestState({ approved, ready: condition('Ready', 'True', 'Issued') })).toEqual({
    state: 'ready',
  });
});
