import { expect, test } from 'vitest';
import { z } from 'zod';

import { certificateState as certificateStateShape } from '@/shared/certificate';
import { condition } from '@/shared/condition';
import { issuerState as issuerStateShape } from '@/shared/issuer';
import { secretHealth as secretHealthShape } from '@/shared/secret';
import { x509 } from '@/shared/x509';

import { certificateFacts } from './certificate-facts';
import { certificateState } from './certificate-state';
import { conditions } from './conditions';
import { hostile, seeded } from './hostile.fixture';
import { issuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';
import { issue, tlsSecret } from './openssl.fixture';
import { secretFacts } from './secret-facts';
import { listedFindings } from './secret-findings';
import { secretHealth } from './secret-health';
import { shownObject } from './shown-object';

const rounds = 3_000;
const now = Date.parse('2026-06-01T00:00:00Z');
const time = '2026-01-01T00:00:00Z';
const said = ['Ready', 'Issuing'].map((type) => ({
  type,
  status: 'False',
  reason: 'Failed',
  message: 'no',
  lastTransitionTime: time,
}));

const certificate = {
  metadata: { namespace: 'shop', name: 'web', creationTimestamp: time, annotations: { a: 'b' } },
  spec: {
    secretName: 'web-tls',
    commonName: 'web',
    dnsNames: ['a', 'b'],
    ipAddresses: ['10.0.0.1'],
    issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
    privateKey: { algorithm: 'ECDSA', size: 256 },
    isCA: false,
  },
  status: { conditions: said, notBefore: time, notAfter: time, renewalTime: time, revision: 2 },
};
const issuer = {
  metadata: { namespace: 'shop', name: 'ca' },
  spec: { ca: { secretName: 'ca' } },
  status: { conditions: said },
};
const facts = z.object({
  namespace: z.string(),
  name: z.string(),
  issuer: z.object({ name: z.string(), kind: z.string(), group: z.string() }),
  secretName: z.string(),
  names: z.array(z.string()),
  key: z.string().regex(/^(?!.*native code)/),
  isCA: z.boolean(),
  notBefore: z.number().optional(),
  notAfter: z.number().optional(),
  renewalTime: z.number().optional(),
  revision: z.number().optional(),
  createdAt: z.number().optional(),
  ready: condition.optional(),
  issuing: condition.optional(),
});

/** Runs `check` on objects that get odder with every round; a failure names the round, which is the seed. */
function checked(base: unknown, check: (object: unknown) => unknown): number {
  let done = 0;
  for (let round = 0; round < rounds; round++, done++) {
    const object = hostile(base, seeded(round), (round / rounds) * 0.6);
    try {
      check(object);
    } catch (cause) {
      throw new Error(`round ${round}: ${JSON.stringify(object)?.slice(0, 2_000)}`, { cause });
    }
  }
  return done;
}

test('no Certificate is so odd that its facts and its state cannot be told', () => {
  const all = checked(certificate, (object) => {
    const told = facts.parse(certificateFacts(object));
    certificateStateShape.parse(certificateState(told, { is: 'unknown' }, now));
    z.array(condition).parse(conditions(object));
  });
  expect(all).toBe(rounds);
});

test('no issuer is so odd that its facts and its state cannot be told', () => {
  const all = checked(issuer, (object) => {
    const told = issuerFacts('Issuer', object);
    expect([typeof told.name, typeof told.namespace, typeof told.type]).toEqual(
      Array(3).fill('string'),
    );
    expect(['string', 'undefined']).toContain(typeof told.with);
    issuerStateShape.parse(issuerState(told));
    certificateStateShape.parse(
      certificateState(certificateFacts(certificate), { is: 'here', facts: told }, now),
    );
  });
  expect(all).toBe(rounds);
});

test('no object is so odd that it cannot be shown', () => {
  const all = checked(certificate, (object) => {
    const known = z.record(z.string(), z.unknown()).safeParse(object);
    if (known.success) z.record(z.string(), z.unknown()).parse(shownObject(known.data));
  });
  expect(all).toBe(rounds);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

const pair = issue();
const judged = (secret: unknown) => {
  const told = secretFacts(secret);
  x509.omit({ fingerprint: true }).optional().parse(told.leaf);
  // The pair is of today.
  const today = Date.now();
  const findings = listedFindings(told, undefined, undefined, today);
  return secretHealthShape.parse(secretHealth(told, findings, today));
};

test('no Secret is so odd that its pair cannot be judged', () => {
  const secret = tlsSecret({ 'tls.crt': pair.crt, 'tls.key': pair.key, 'ca.crt': pair.crt });
  expect(checked(secret, judged)).toBe(rounds);
}, 60_000);

test('no certificate is so damaged that it cannot be judged', () => {
  const der = Buffer.from(pair.crt.split('\n').slice(1, -2).join(''), 'base64');
  const verdicts = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const random = seeded(round);
    const damaged = Buffer.from(der);
    for (let byte = 0; byte < 1 + (round % 3); byte++)
      damaged[Math.floor(random() * der.length)] = Math.floor(random() * 256);
    const body = damaged.toString('base64');
    const crt = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    try {
      verdicts.add(judged(tlsSecret({ 'tls.crt': crt, 'tls.key': pair.key })).state);
    } catch (cause) {
      throw new Error(`round ${round}`, { cause });
    }
  }
  expect([...verdicts]).toEqual(expect.arrayContaining(['unreadable', 'expired', 'sound']));
}, 60_000);
