import { expect, test } from 'vitest';

import { challengeFacts } from '../challenge-facts';
import { ago, challenge, now } from './chain.fixture';
import { waitingProof } from './waiting-proof';

const unseen =
  'Waiting for DNS-01 challenge propagation: DNS record for "web.example" not yet propagated';

/** A DNS-01 proof of so many minutes. */
function proof(minutes: number, reason = unseen, status: object = {}) {
  const made = challenge(
    { state: 'pending', presented: true, presentedAt: ago(minutes), reason, ...status },
    { name: `web-${minutes}` },
  );
  return challengeFacts({ ...made, spec: { ...Object(made.spec), type: 'DNS-01' } });
}

test('what an issuance waits for is said, with since when', () => {
  expect(waitingProof([proof(3)], now)).toBe(
    `Challenge shop/web-3 waits since 2026-06-01 11:57:00 UTC: “${unseen}”.`,
  );
});

test('of several the oldest is said', () => {
  expect(waitingProof([proof(2), proof(5), proof(1)], now)).toContain('Challenge shop/web-5 ');
});

test('who makes no statement of waiting, waits too long, or is over, does not wait', () => {
  expect(waitingProof([], now)).toBeUndefined();
  expect(waitingProof([proof(3, '')], now)).toBeUndefined();
  expect(waitingProof([proof(10)], now)).toBeUndefined();
  expect(waitingProof([proof(3, unseen, { state: 'invalid' })], now)).toBeUndefined();
  expect(waitingProof([proof(3, 'Error presenting challenge: forbidden')], now)).toBeUndefined();
});
