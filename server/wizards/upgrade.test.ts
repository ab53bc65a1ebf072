import { expect, test } from 'vitest';

import type { Finding } from '@/shared/finding';
import type { UpgradePlan } from '@/shared/upgrade';

import { upgrade } from './upgrade';

const finding = (code: string, severity: Finding['severity'] = 'warns'): Finding => ({
  code,
  severity,
  sentence: code,
  remedy: '',
});
const ca = { kind: 'Issuer', namespace: 'shop', name: 'ca', type: 'CA' } as const;
const self = { ...ca, name: 'self', type: 'SelfSigned' } as const;
const plan: UpgradePlan = {
  from: 'v1.20.3',
  to: 'v1.21.2',
  namespace: 'cert-manager',
  electionNamespace: 'kube-system',
  release: { name: 'cert-manager', namespace: 'cert-manager', revision: 1 },
  chart: { reference: 'oci://charts/cert-manager', version: 'v1.21.2', digest: 'sha256:1' },
  crds: 'separate',
  encrypt: false,
  canaries: [ca, self],
  kinds: [],
  findings: [finding('newer-patch')],
  counts: { certificates: 1, secrets: 1, canaries: 2, failing: 0, dueSoon: 0 },
  same: [],
};
const decided = (more: Partial<UpgradePlan> = {}) => upgrade.decisions({ ...plan, ...more });

test.each<[string, Partial<UpgradePlan>]>([
  ['the order of the issuers', { canaries: [self, ca] }],
  [
    'a Certificate that is being issued',
    { findings: [...plan.findings, finding('certificates-issuing')] },
  ],
  ['one that fails', { findings: [...plan.findings, finding('certificates-failing')] }],
  ['what is only told', { findings: [...plan.findings, finding('api-ready', 'tells')] }],
  ['counts', { counts: { ...plan.counts, certificates: 2 } }],
])('%s is no other decision', (_, more) => {
  expect(decided(more)).toEqual(decided());
});

test.each<[string, Partial<UpgradePlan>]>([
  ['another issuer to try', { canaries: [ca] }],
  ['another namespace of the leaders', { electionNamespace: 'cert-manager' }],
  ['another warning', { findings: [] }],
  ['another chart', { chart: { ...plan.chart, digest: 'sha256:2' } }],
])('%s is another decision', (_, more) => {
  expect(decided(more)).not.toEqual(decided());
});

const none = async () => ({ tls: {}, headers: {} });

test('only the metrics of the new leader can be done without, and records of Helm are never watched', async () => {
  const run = { id: 'run', actor: { name: 'anna', groups: [], via: 'link' as const } };
  const at = { name: 'test', server: 'https://127.0.0.1:1', credentials: none, trust: none };
  const job = { plan, run: { ...run, at } };
  const rights = upgrade.steps(plan).flatMap((step) => step.access(job));
  expect(rights.filter(({ optional }) => optional)).toMatchObject([
    { verb: 'get', resource: 'pods', subresource: 'proxy', namespace: 'cert-manager' },
  ]);
  const records = upgrade.steps(plan).find(({ id }) => id.endsWith('/helm'));
  const secrets = records?.access(job).filter(({ resource }) => resource === 'secrets') ?? [];
  expect(secrets.map(({ verb }) => verb)).toEqual(['get', 'list', 'create', 'update', 'delete']);
});

test('an abort first removes the canaries that are left', () => {
  expect(upgrade.recovery?.(plan)[0]?.id).toBe('back/canaries');
});
