import { broken as seeded } from '../seed/facts.js';
import type { Told } from './broken-case';

const told: Readonly<Record<string, Omit<Told, 'how' | 'stays'>>> = {
  'missing-issuer': {
    symptom: 'CR-04',
    kind: 'Issuer',
    confirm: async (k) => !(await k('get issuers -n shop -o name')).includes('gift-cards-ca'),
  },
  'issuer-not-ready': { symptom: 'ISS-05', kind: 'Issuer' },
  'shared-secret': { symptom: 'CRT-04', kind: 'Certificate' },
  denied: { symptom: 'CR-02', kind: 'CertificateRequest' },
};

/** Those of the seed that a Certificate's cause tells; what ails a Secret alone, its findings tell. */
export const seedCases = seeded.flatMap(({ namespace, name, why, case: how }) => {
  const of = told[how];
  return of ? [{ namespace, name, how, stays: why, ...of, objects: [] }] : [];
});
