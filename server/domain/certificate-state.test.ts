import { describe, expect, test } from 'vitest';

import { certificateStates } from '@/shared/certificate';

import { certificateFacts } from './certificate-facts';
import { certificateState, type KnownIssuer } from './certificate-state';
import { issuerFacts } from './issuer-facts';

const now = Date.parse('2026-06-01T00:00:00Z');
const began = now - 1_800_000;
const at = (days: number) => new Date(now + days * 86_400_000).toISOString();

interface Told {
  readonly ready?: string;
  readonly readyMessage?: string;
  readonly issuing?: string;
  readonly issuingMessage?: string;
  readonly notAfter?: number;
  readonly renewal?: number;
  /** Hours ago. */
  readonly failed?: number;
  readonly attempts?: number;
}

function condition(type: string, status: string | undefined, message = '') {
  if (status === undefined) return [];
  return [
    {
      type,
      status,
      reason: `${type}Reason`,
      message,
      lastTransitionTime: new Date(began).toISOString(),
    },
  ];
}

function facts(told: Told) {
  const { ready, readyMessage, issuing, issuingMessage, notAfter, renewal } = told;
  return certificateFacts({
    metadata: { namespace: 'shop', name: 'web' },
    spec: { secretName: 'web-tls', issuerRef: { name: 'ca' } },
    status: {
      // Their order means nothing: the one that counts stands last here.
      conditions: [
        ...condition('Other', 'True'),
        ...condition('Ready', ready, readyMessage),
        ...condition('Issuing', issuing, issuingMessage),
      ],
      ...(notAfter !== undefined && { notAfter: at(notAfter) }),
      ...(renewal !== undefined && { renewalTime: at(renewal) }),
      ...(told.failed !== undefined && { lastFailureTime: at(-told.failed / 24) }),
      failedIssuanceAttempts: told.attempts,
    },
  });
}

const issuer = (status: string, message = ''): KnownIssuer => ({
  is: 'here',
  facts: issuerFacts('Issuer', {
    metadata: { namespace: 'shop', name: 'ca' },
    spec: { ca: { secretName: 'ca' } },
    status: { conditions: condition('Ready', status, message) },
  }),
});
const sound = issuer('True');
const broken = issuer('False', 'no key pair');
const absent: KnownIssuer = { is: 'absent' };
const unknown: KnownIssuer = { is: 'unknown' };
const state = (told: Told, by = sound) => certificateState(facts(told), by, now);
const good: Told = { ready: 'True', notAfter: 60, renewal: 30 };

test('every state but that of a Secret without one is the state of some Certificate', () => {
  const seen = [
    good,
    { ...good, issuing: 'True' },
    { ...good, ready: 'False' },
    { ...good, renewal: -1 },
    { ...good, notAfter: -1 },
    {},
  ].map((told) => state(told).state);
  expect([...seen, 'unmanaged'].toSorted()).toEqual(certificateStates.toSorted());
});

test('ready: it is, and its renewal is not due', () => {
  expect(state(good)).toEqual({ state: 'ready' });
  expect(state({ ready: 'True' })).toEqual({ state: 'ready' });
});

test('ready stays ready when its issuer is broken, gone or unknown, as long as nothing is due', () => {
  for (const by of [broken, absent, unknown]) expect(state(good, by).state).toBe('ready');
});

test('ready ends at the moment of renewal: from then on it is overdue', () => {
  const due = facts(good).renewalTime ?? 0;
  expect(certificateState(facts(good), sound, due - 1).state).toBe('ready');
  expect(certificateState(facts(good), sound, due)).toMatchObject({ state: 'overdue', since: due });
});

describe('issuing', () => {
  test('wins over Ready, in both of its forms', () => {
    for (const ready of ['True', 'False', undefined])
      expect(state({ ready, issuing: 'True', issuingMessage: 'renewal is due' })).toEqual({
        state: 'issuing',
        since: began,
        why: 'renewal is due',
      });
  });

  test('is failing where the issuer is not there, and the issuer is named', () => {
    const told = state({ issuing: 'True', ready: 'False' }, absent);
    expect(told).toMatchObject({ state: 'failing', reason: 'IssuerNotFound' });
    expect(told).toMatchObject({ why: 'Issuer shop/ca does not exist.' });
  });

  test('is failing where the issuer is not ready, with its own words', () => {
    expect(state({ issuing: 'True' }, broken)).toMatchObject({
      state: 'failing',
      reason: 'IssuerNotReady',
      why: 'Issuer shop/ca is not ready: no key pair',
    });
  });

  test('is failing where a link of its issuance says why it does not go on, in its words', () => {
    const told = facts({ ...good, issuing: 'True' });
    const cause = { sentence: 'The proof is not found.' };
    expect(certificateState(told, sound, now, { cause })).toEqual({
      state: 'failing',
      since: began,
      reason: 'IssuanceStuck',
      why: 'The proof is not found.',
    });
    expect(certificateState(told, broken, now, { cause })).toMatchObject({
      reason: 'IssuerNotReady',
    });
    const idle = certificateState(facts(good), sound, now, { cause });
    expect(idle).toEqual({ state: 'ready' });
  });

  test('says what it waits for while that only takes its time, and not once it takes too long', () => {
    const told = facts({ ...good, issuing: 'True', issuingMessage: 'renewal is due' });
    const waiting = 'Challenge shop/web-1 waits since 2026-05-31 23:57:00 UTC: “not yet”.';
    expect(certificateState(told, unknown, now, { waiting })).toEqual({
      state: 'issuing',
      since: began,
      why: waiting,
    });
    const cause = { sentence: 'The DNS record is not visible yet.' };
    expect(certificateState(told, unknown, now, { cause, waiting })).toMatchObject({
      state: 'failing',
      why: cause.sentence,
    });
    expect(certificateState(told, unknown, began + 3_600_000, { waiting }).state).toBe('failing');
    expect(certificateState(facts(good), sound, now, { waiting })).toEqual({ state: 'ready' });
  });

  test('is failing from an hour on, whatever is known, and not a moment earlier', () => {
    const told = facts({ ...good, issuing: 'True', issuingMessage: 'renewal is due' });
    expect(certificateState(told, unknown, began + 3_600_000 - 1).state).toBe('issuing');
    expect(certificateState(told, unknown, began + 3_600_000)).toMatchObject({
      state: 'failing',
      since: began,
      why: expect.stringContaining('renewal is due'),
    });
  });

  test('is not blamed on an issuer that may not be seen or has not spoken yet', () => {
    expect(state({ issuing: 'True' }, unknown).state).toBe('issuing');
    expect(state({ issuing: 'True' }, issuer('Unknown')).state).toBe('issuing');
  });
});

describe('failing', () => {
  test('says why the issuance failed rather than what is missing because of it', () => {
    const told = {
      ready: 'False',
      readyMessage: 'Secret does not exist',
      issuing: 'False',
      issuingMessage: 'request was denied',
    };
    expect(state(told)).toMatchObject({
      state: 'failing',
      reason: 'IssuingReason',
      why: 'request was denied',
    });
    expect(state({ ...told, issuing: undefined })).toMatchObject({
      reason: 'ReadyReason',
      why: 'Secret does not exist',
    });
  });

  test('a failed renewal of a pair that still holds is not failing until its renewal is due', () => {
    const told = { ...good, issuing: 'False', issuingMessage: 'request was denied' };
    expect(state(told).state).toBe('ready');
    expect(state({ ...told, renewal: -1 })).toMatchObject({
      state: 'overdue',
      why: 'request was denied',
    });
  });
});

describe('expired', () => {
  test('wins over everything else', () => {
    for (const told of [good, { ...good, ready: 'False' }, { ...good, issuing: 'True' }, {}])
      expect(state({ ...told, notAfter: -1 })).toMatchObject({ state: 'expired' });
  });

  test('begins at notAfter, and says what keeps it from being renewed', () => {
    const end = facts(good).notAfter ?? 0;
    expect(certificateState(facts(good), sound, end - 1).state).toBe('overdue');
    expect(certificateState(facts(good), absent, end)).toEqual({
      state: 'expired',
      since: end,
      why: 'Issuer shop/ca does not exist.',
    });
  });
});

test('unknown: cert-manager has said nothing, or that it does not know', () => {
  expect(state({}).state).toBe('unknown');
  expect(state({ ready: 'Unknown', notAfter: 60 }).state).toBe('unknown');
  expect(state({ ready: 'Maybe' }).state).toBe('unknown');
});

test('a ClusterIssuer is named without a namespace', () => {
  const one = certificateFacts({
    metadata: { namespace: 'shop', name: 'web' },
    spec: { issuerRef: { name: 'ca', kind: 'ClusterIssuer' } },
    status: { conditions: condition('Issuing', 'True') },
  });
  expect(certificateState(one, absent, now)).toMatchObject({
    why: 'ClusterIssuer ca does not exist.',
  });
});

describe('after issuances that failed', () => {
  const hour = 3_600_000;
  const failed: Told = { ready: 'False', issuing: 'False', failed: 1, attempts: 2 };

  test('it says when cert-manager tries again by itself, and after how many failures', () => {
    expect(state(failed)).toMatchObject({
      state: 'failing',
      retry: { at: now + hour, attempts: 2 },
    });
  });

  test('the controller’s own bounds count, and where they are not known, that is told', () => {
    const limits = { minimum: 10 * 60_000, maximum: 15 * 60_000 };
    const known = certificateState(facts({ ...failed, attempts: 9 }), sound, now, { limits });
    const retry = { at: now - hour + 15 * 60_000, attempts: 9 };
    expect(known).toMatchObject({ retry });
    expect(known).not.toHaveProperty('retry.assumed');
    expect(state(failed)).toHaveProperty('retry.assumed', true);
  });

  test('so do an expired one and an overdue one', () => {
    const retry = { at: now + hour, attempts: 2 };
    expect(state({ ...failed, notAfter: -1 })).toMatchObject({ state: 'expired', retry });
    const due = { ...failed, ready: 'True', notAfter: 9, renewal: -1 };
    expect(state(due)).toMatchObject({ state: 'overdue', retry });
  });

  test('a failure whose count is missing is the first', () => {
    expect(state({ ...failed, attempts: undefined })).toMatchObject({
      retry: { at: now, attempts: 1 },
    });
  });

  test('while another try runs, and where none failed, there is nothing to wait for', () => {
    const trying = state({ ...failed, issuing: 'True', notAfter: -1 });
    expect(trying).toMatchObject({ state: 'expired' });
    expect(trying).not.toHaveProperty('retry');
    expect(state({ ready: 'False' })).not.toHaveProperty('retry');
  });
});
