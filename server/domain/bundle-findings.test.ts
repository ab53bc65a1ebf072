import { expect, test } from 'vitest';

import { contentFindings, dryRunFindings, planFindings } from './bundle-findings';

const object = (name: string) => ({ metadata: { namespace: 'shop', name } });
const selection = {
  certificates: [object('web')],
  issuers: [object('ca')],
  clusterIssuers: [],
  secrets: [object('web-tls'), object('ca')],
  leftOut: [],
  madeAgain: [],
  clearPasswords: [],
};
const found = {
  selection,
  unsettled: [],
  clusterResourceNamespace: 'cert-manager',
  hasController: true,
};
const empty = { ...selection, certificates: [], issuers: [], secrets: [] };
const codes = (all: readonly { code: string; severity: string }[]) =>
  all.map(({ code, severity }) => `${severity} ${code}`);

test('an empty cluster blocks the backup, one issuer does not', () => {
  expect(codes(planFindings({ ...found, selection: empty }, false))).toEqual([
    'blocks nothing-to-back-up',
  ]);
  const issuersOnly = { ...found, selection: { ...empty, issuers: [object('ca')] } };
  expect(planFindings(issuersOnly, false)).toEqual([]);
});

test('a bundle with keys that is not encrypted warns, with their number', () => {
  expect(planFindings(found, true)).toEqual([]);
  const [finding] = planFindings(found, false);
  expect(finding).toMatchObject({ code: 'not-encrypted', severity: 'warns' });
  expect(finding?.sentence).toContain('2 Secrets');
});

test('what is not as one would think is told once, with its object and a remedy', () => {
  const findings = planFindings(
    {
      ...found,
      hasController: false,
      unsettled: [{ namespace: 'shop', name: 'slow' }],
      selection: {
        ...selection,
        clusterIssuers: [{ metadata: { name: 'root' } }],
        clearPasswords: [{ namespace: 'shop', name: 'open' }],
        madeAgain: [
          { namespace: 'shop', certificate: 'front', by: { kind: 'Ingress', name: 'front' } },
        ],
        leftOut: [
          { kind: 'Certificate', namespace: 'shop', name: 'front', why: 'made again' },
          { kind: 'Secret', namespace: 'shop', name: 'gone', why: 'There is no such Secret.' },
        ],
      },
    },
    true,
  );
  expect(codes(findings)).toEqual([
    'warns clear-password',
    'tells made-again',
    'warns no-controller',
    'warns left-out',
    'warns being-issued',
  ]);
  expect(findings[3]).toEqual({
    code: 'left-out',
    severity: 'warns',
    object: { kind: 'Secret', namespace: 'shop', name: 'gone' },
    sentence: 'There is no such Secret.',
    remedy: 'See to it where you restore the bundle.',
  });
});

test('many of a kind are not told one by one', () => {
  const many = Array.from({ length: 25 }, (_, at) => ({
    kind: 'Secret',
    namespace: 'shop',
    name: `s${at}`,
    why: 'refused',
  }));
  const told = dryRunFindings(many);
  expect(told).toHaveLength(21);
  expect(told.at(-1)?.sentence).toContain('5 more objects would be refused');
  expect(contentFindings({ ...found, selection: { ...selection, leftOut: many } })).toHaveLength(
    21,
  );
});
