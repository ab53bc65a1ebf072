import { expect, test } from 'vitest';

import { certificateFacts } from '../certificate-facts';
import { issue } from '../openssl.fixture';
import { secretFacts } from '../secret-facts';
import { ago, now } from './chain.fixture';
import { reissueCause } from './reissue-cause';

const five = ['a', 'b', 'c', 'd', 'e'];
const before = 'Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/';
const none = 'Issuing certificate as Secret does not exist';

function issued(name: string, reason: string, message: string, minutes = 5) {
  const lastTransitionTime = ago(minutes);
  const condition = { type: 'Issuing', status: 'True', reason, message, lastTransitionTime };
  return certificateFacts({
    metadata: { namespace: 'shop', name },
    spec: { secretName: name },
    status: { conditions: [condition], revision: 2 },
  });
}
const all = (reason: string, message: string, minutes = 5) =>
  five.map((name) => issued(name, reason, message, minutes));

const pair = issue();
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A Secret as a restore brings it, whose certificate is so many hours older than now. */
function restored(hours: number, annotations = {}) {
  const data = { 'tls.crt': base64(pair.crt), 'tls.key': base64(pair.key) };
  const { leaf, ...secret } = secretFacts({ metadata: { namespace: 'shop', annotations }, data });
  if (!leaf) throw new Error('openssl made no certificate');
  return { ...secret, leaf: { ...leaf, notBefore: now - hours * 3_600_000 } };
}
const ofIssuer = { 'cert-manager.io/issuer-name': 'old', 'cert-manager.io/issuer-kind': 'Issuer' };
const unseen = () => undefined;
const lately = () => restored(240);

test('five whose Secrets lack the annotations are told, with one that says so', () => {
  const certificates = all('IncorrectIssuer', `${before}"`);
  for (const secretOf of [() => restored(240), unseen]) {
    const cause = reissueCause(certificates, secretOf, now);
    expect(cause).toMatchObject({
      link: { kind: 'Certificate', name: 'a' },
      symptoms: [{ id: 'UN-04' }],
    });
    expect(cause?.sentence).toContain('5 Certificates');
    expect(cause?.sentence).toContain(`“Issuing=True IncorrectIssuer: ${before}"”`);
  }
});

test('five whose Secrets came after the issuance had begun, with certificates of before, are told', () => {
  const cause = reissueCause(all('DoesNotExist', none), () => restored(240, ofIssuer), now);
  expect(cause?.symptoms[0]?.id).toBe('UN-04');
});

test('an issuer that was changed on purpose is no restore', () => {
  const changed = all('IncorrectIssuer', `${before}old"`);
  expect(reissueCause(changed, () => restored(240, ofIssuer), now)).toBeUndefined();
  expect(reissueCause(changed, unseen, now)).toBeUndefined();
});

test('Secrets that somebody deleted, and those that are just being written, are no restore', () => {
  const gone = all('DoesNotExist', none);
  expect(reissueCause(gone, unseen, now)).toBeUndefined();
  // cert-manager writes the new pair before it takes the condition away; CAs date it back by an hour.
  expect(reissueCause(gone, () => restored(1.05, ofIssuer), now)).toBeUndefined();
});

test('fewer, renewals, and what began long ago are no such thing', () => {
  const lacking = all('IncorrectIssuer', `${before}"`);
  expect(reissueCause(lacking.slice(1), lately, now)).toBeUndefined();
  expect(reissueCause(all('Renewing', 'due'), lately, now)).toBeUndefined();
  expect(reissueCause(all('IncorrectIssuer', `${before}"`, 61), lately, now)).toBeUndefined();
  expect(reissueCause(all('DoesNotExist', none, 61), lately, now)).toBeUndefined();
});

test('of many only those count that are as after a restore', () => {
  const mixed = [
    ...all('IncorrectIssuer', `${before}"`).slice(1),
    issued('f', 'IncorrectIssuer', `${before}old"`),
  ];
  expect(reissueCause(mixed, unseen, now)).toBeUndefined();
});
