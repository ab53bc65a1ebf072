import { expect, test } from 'vitest';

import type { Finding } from '@/shared/finding';
import type { InstallationDetail, Installed } from '@/shared/installation-detail';

import { allFindings } from './all-findings';
import { installationAnswer } from './installation-answer';

const finding = (severity: Finding['severity'], sentence = 'x'): Finding => ({
  code: 'a',
  severity,
  sentence,
  remedy: '',
});

const installed = (findings: readonly Finding[], namespace = 'tls'): Installed => ({
  namespace,
  version: 'v1.20.3',
  versions: [],
  method: { is: 'static' },
  support: { is: 'ended', since: '2026-03-10' },
  components: [],
  webhooks: [],
  options: [],
  gates: [],
  findings: [...findings],
});

const detail = (
  installations: readonly Installed[],
  more: Partial<InstallationDetail> = {},
): InstallationDetail => ({
  kubernetes: 'v1.33.13',
  installations: [...installations],
  crds: [],
  findings: [],
  unread: [],
  now: 0,
  ...more,
});

const unread = [{ part: 'deployments' as const, why: 'forbidden' }];
const runs = 'cert-manager v1.20.3 runs in namespace tls';

test.each<[InstallationDetail, string]>([
  [detail([installed([])]), `${runs}: all is in order`],
  [detail([installed([finding('tells')])]), `${runs}: all is in order`],
  [detail([installed([])], { unread }), `${runs}: all that could be read is in order`],
  [detail([installed([finding('warns')])]), `${runs}: 1 thing to know`],
  [
    detail([installed([finding('warns'), finding('breaks')])], { findings: [finding('breaks')] }),
    `${runs}: 2 things do not work`,
  ],
  [
    detail([installed([]), installed([])], { findings: [finding('warns')] }),
    '2 cert-managers run here: 1 thing to know',
  ],
  [detail([]), 'cert-manager does not run here'],
  [detail([], { unread }), 'What cert-manager runs here may not be read'],
])('%#: the answer', (one, answer) => {
  expect(installationAnswer(one)).toBe(answer);
});

test('of several installations each finding says which one it is about', () => {
  const two = detail([installed([finding('warns', 'A')]), installed([finding('warns', 'B')], 'b')]);
  expect(allFindings(two).map(({ sentence }) => sentence)).toEqual(['In tls: A', 'In b: B']);
});
