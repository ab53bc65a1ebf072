import { expect, test } from 'vitest';

import { failureInBody, failureOf } from './failure-of';

test('shows the sentence of the server word for word', () => {
  const error = Object.assign(new Error('other text'), {
    data: { failure: { code: 'forbidden', message: 'Could not read Secret shop/web-tls.' } },
  });
  expect(failureOf(error)).toEqual({
    code: 'forbidden',
    message: 'Could not read Secret shop/web-tls.',
  });
});

test('an error that no server formed means that none answered', () => {
  for (const error of [new TypeError('Failed to fetch'), undefined, { data: null }, 'x']) {
    expect(failureOf(error).code).toBe('unavailable');
    expect(failureOf(error).message).not.toContain('fetch');
  }
});

test('a code outside the closed list is not trusted', () => {
  expect(failureInBody({ code: 'teapot', message: 'x' })).toBeUndefined();
  expect(failureInBody({ code: 'unauthorized', message: 'The link is used up.' })).toEqual({
    code: 'unauthorized',
    message: 'The link is used up.',
  });
});
