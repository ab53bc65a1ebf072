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
  unheard: [],
  now: 0,
  ...more,
});

const unread = [{ part: 'deployments' as const, why: 'forbidden' }];
const sound = { causes: [], unread: [], now: 0 };
const pod = { kind: 'Pod', namespace: 'tls', name: 'x' };
const explained = {
  sentence: 'It ends.',
  link: pod,
  evidence: { from: 'log' as const, object: pod, text: 'x' },
  symptoms: [],
  remedy: '',
  command: 'kubectl logs x -n tls',
};
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
  expect(installationAnswer(one, sound)).toBe(answer);
});

test('what does not work of it is counted, and what is not known yet is not in order', () => {
  const one = detail([installed([finding('warns')])]);
  const causes = [explained, explained];
  expect(installationAnswer(one, { ...sound, causes })).toBe(`${runs}: 3 things to know`);
  const quiet = detail([installed([])]);
  expect(installationAnswer(quiet, undefined)).toBe(`${runs}: all that could be read is in order`);
  const refused = { ...sound, unread: [{ what: 'pods', why: 'forbidden' }] };
  expect(installationAnswer(quiet, refused)).toBe(`${runs}: all that could be read is in order`);
});

test('of several installations each finding says which one it is about', () => {
  const two = detail([installed([finding('warns', 'A')]), installed([finding('warns', 'B')], 'b')]);
  expect(allFindings(two).map(({ sentence }) => sentence)).toEqual(['In tls: A', 'In b: B']);
});
