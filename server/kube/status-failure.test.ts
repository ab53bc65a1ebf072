import { expect, test } from 'vitest';

import { readStatus, statusFailure, statusOf } from './status-failure';

const failure = (status: number, body = '', what = 'list secrets in shop') =>
  statusFailure(what, 'home', readStatus(status, body));

test.each([
  [400, 'invalid'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'unsupported'],
  [409, 'conflict'],
  [410, 'conflict'],
  [415, 'unsupported'],
  [422, 'invalid'],
  [429, 'unavailable'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [504, 'unavailable'],
  [302, 'internal'],
  [418, 'internal'],
])('HTTP %d is %s', (status, code) => {
  expect(failure(status).code).toBe(code);
});

test("the API server's own words are kept, and what to do follows them", () => {
  const body = JSON.stringify({
    kind: 'Status',
    reason: 'Forbidden',
    message: 'secrets is forbidden',
  });
  expect(failure(403, body).message).toBe(
    'Could not list secrets in shop in cluster home: secrets is forbidden. Grant list on secrets to this user, or ask somebody who may.',
  );
  expect(
    failure(403, body, 'change certificates/status.cert-manager.io shop/web').message,
  ).toContain('Grant patch on certificates/status.cert-manager.io');
  expect(failure(401, body).message).toContain('sign in to the cluster again');
});

test('a context whose name a shell would take apart is quoted in the command', () => {
  const status = readStatus(401, '');
  const told = statusFailure('list secrets', "prod; it's mine", status).message;
  expect(told).toContain(String.raw`kubectl --context 'prod; it'\''s mine' auth whoami`);
});

test('a refusal without a text names the status', () => {
  expect(failure(404).message).toBe('Could not list secrets in shop in cluster home: HTTP 404.');
});

test("of a proxy's page only the first line is told", () => {
  expect(readStatus(502, '  <html>\n<body>token=abc</body>').message).toBe('<html>');
  expect(readStatus(502, 'x'.repeat(5_000)).message).toHaveLength(300);
});

test.each(['null', '3', '[]', '"text"', '{"message": 3, "reason": {}, "details": null}', '{'])(
  'a body of %s is no Status and no error',
  (body) => {
    expect(readStatus(500, body)).toMatchObject({ status: 500, reason: '' });
  },
);

test('how long to wait is taken from the header, else from the details', () => {
  const body = JSON.stringify({ details: { retryAfterSeconds: 7 } });
  expect(readStatus(429, body).retryAfter).toBe(7);
  expect(readStatus(429, body, '3').retryAfter).toBe(3);
  expect(readStatus(429, '{}', 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfter).toBeUndefined();
  expect(readStatus(429, '{}').retryAfter).toBeUndefined();
});

test('the Status behind a failure can be asked for', () => {
  expect(statusOf(failure(410, '{"reason":"Expired"}'))).toMatchObject({
    status: 410,
    reason: 'Expired',
  });
  expect(statusOf(new Error('x', { cause: new Error('y') }))).toBeUndefined();
  expect(statusOf('x')).toBeUndefined();
});
