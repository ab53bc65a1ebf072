import { expect, test } from 'vitest';

import { acmeStateOf } from './acme-state-of';

const at = (state: string, reason = '', failedAt?: number) =>
  acmeStateOf('Order', { state, reason, failedAt });

test('an Order without a state has not begun, with one it says why it is not valid', () => {
  expect(at('')).toEqual({ state: 'new', why: 'cert-manager has not begun with this Order yet.' });
  expect(at('', 'no solver fits')).toEqual({ state: 'new', why: 'no solver fits' });
  expect(at('pending')).toEqual({
    state: 'pending',
    why: 'The ACME server calls this Order pending.',
  });
  expect(at('errored', '429 rateLimited', 5)).toEqual({
    state: 'errored',
    why: '429 rateLimited',
    since: 5,
  });
  expect(at('valid', 'left from before')).toEqual({ state: 'valid' });
});

test('a state that no release knows is unknown and quoted', () => {
  expect(at('<b>')).toEqual({ state: 'unknown', why: 'This Order says that it is "<b>".' });
  expect(at('constructor')).toMatchObject({ state: 'unknown' });
});
