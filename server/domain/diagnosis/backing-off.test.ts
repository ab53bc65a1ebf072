import { expect, test } from 'vitest';

import { ago, certificate, chain, now, read, ready } from './chain.fixture';
import { rootCause } from './root-cause';

test('a renewal that is late after failures says when it is tried again', () => {
  const late = certificate(ready);
  const status = {
    conditions: [ready],
    renewalTime: ago(90),
    lastFailureTime: ago(30),
    failedIssuanceAttempts: 2,
  };
  const found = rootCause(chain({ certificate: { ...late, status }, requests: read() }), now);
  expect(found?.symptoms[0]?.id).toBe('CRT-08');
  expect(found?.until).toBe(Date.parse(ago(30)) + 2 * 3_600_000);
  expect(found?.evidence.text).toContain('if it waits as long as is built in');
});

test('how long the controller waits after a failure is its own to say', () => {
  const late = certificate(ready);
  const status = { conditions: [ready], renewalTime: ago(90), lastFailureTime: ago(30) };
  const of = (minimum: number) =>
    rootCause(
      chain({
        certificate: { ...late, status },
        requests: read(),
        controllers: read({
          deployment: { status: { readyReplicas: 1 }, spec: { replicas: 1 } },
          limits: { is: 'read', value: { minimum, maximum: 10 * 3_600_000 } },
        }),
      }),
      now,
    );
  const told = of(2 * 3_600_000);
  expect(told?.until).toBe(Date.parse(ago(30)) + 2 * 3_600_000);
  expect(told?.evidence.text).not.toContain('built in');
  // It is over already.
  expect(of(60_000)?.symptoms[0]?.id).not.toBe('CRT-08');
});
