import { expect, test } from 'vitest';

import type { InstallMethod } from '@/shared/installation-detail';

import { methodSentence } from './method-sentence';
import { sameCommands } from './same-commands';

const release = { name: 'foo', namespace: 'tls' };
const helm: InstallMethod = {
  is: 'helm',
  release,
  revision: 3,
  status: 'deployed',
  chart: 'cert-manager v1.20.3',
  crds: 'stay',
};

test.each<[InstallMethod, RegExp]>([
  [helm, /^Helm release tls\/foo, revision 3, chart cert-manager v1\.20\.3\. .* stay when/],
  [{ ...helm, status: 'pending-upgrade' }, /, pending-upgrade\./],
  [{ ...helm, crds: 'go' }, /go when it is uninstalled/],
  [{ is: 'helm-unread', release }, /tls\/foo, whose records may not be read/],
  [{ is: 'rendered' }, /without a release/],
  [{ is: 'static' }, /with kubectl/],
  [{ is: 'operator' }, /operator/],
  [{ is: 'unknown' }, /could not be told/],
])('%#: how it was installed', (method, told) => {
  expect(methodSentence({ method })).toMatch(told);
});

test('who manages it is said with it', () => {
  const manager = { who: 'Argo CD', what: 'a=b' };
  expect(methodSentence({ method: { is: 'rendered' }, manager })).toMatch(/ Argo CD manages it\.$/);
});

test('the commands name the release and the cluster, and quote both', () => {
  const one = {
    namespace: 'tls',
    version: 'v1.20.3',
    versions: [],
    method: helm,
    support: { is: 'ended' as const, since: '' },
    components: [],
    webhooks: [],
    options: [],
    gates: [],
    findings: [],
  };
  const commands = sameCommands('a b', [one]).map(({ command }) => command);
  expect(commands).toContain("helm history foo '--kube-context=a b' --namespace=tls");
  expect(sameCommands('a', []).some(({ command }) => command.startsWith('helm'))).toBe(false);
});
