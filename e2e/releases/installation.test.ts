import { afterAll, beforeAll, expect, test } from 'vitest';

import { openssl } from '@/server/domain/openssl.fixture';
import { describeInstallations } from '@/server/inventory/describe-installations';
import { type Cluster, withToken } from '@/server/kube/cluster';
import { kubeconfig } from '@/server/kube/kubeconfig';
import { installationDetail, type Installed } from '@/shared/installation-detail';

import { down } from '../cluster/down.js';
import { importImages } from '../cluster/import-images.js';
import { kubectl } from '../cluster/kubectl.js';
import { kubeconfigPath } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { chart } from './chart.js';
import { helm as runHelm } from './helm.js';
import { images } from './images.js';
import { limitedAccount } from './limited-account';

const cluster = 't-installation';
const k = (args: string, input?: string) =>
  kubectl(cluster, args.split(' '), input === undefined ? {} : { input });
const helm = (args: string) => runHelm(args.split(' '), { kubeconfig: kubeconfigPath(cluster) });
const election = ['leaseDuration=15s', 'renewDeadline=10s', 'retryPeriod=2s']
  .map((one) => `--set global.leaderElection.${one}`)
  .join(' ');
const fingerprintOf = (pem: string) =>
  openssl(['x509', '-noout', '-fingerprint', '-sha256'], pem)
    .trim()
    .replace(/^[^=]*=/, '');
let admin: Cluster;

const noSecrets = { count: 0, examples: [], of: 0 };
const described = async (at = admin) =>
  installationDetail.parse(await describeInstallations(at, noSecrets));

async function only(): Promise<Installed> {
  const { installations } = await described();
  const [one] = installations;
  if (!one || installations.length > 1) throw new Error(`${installations.length} installations`);
  return one;
}

const codes = ({ findings }: Pick<Installed, 'findings'>) =>
  findings.filter(({ severity }) => severity !== 'tells').map(({ code }) => code);

beforeAll(async () => {
  await down(cluster);
  await up(cluster);
  process.env.KUBECONFIG = kubeconfigPath(cluster);
  const [found] = kubeconfig().clusters;
  if (!found) throw new Error('no cluster in the kubeconfig');
  admin = found;
  await Promise.all(
    ['v1.18.6', 'v1.20.3'].map(async (version) => importImages(cluster, await images(version))),
  );
}, 300_000);

afterAll(() => down(cluster), 60_000);

test('in an empty cluster nothing is found, and nothing is wrong', async () => {
  expect(await described()).toMatchObject({ installations: [], findings: [], unread: [] });
});

test('static manifests of an old version: the version, the way, and that it has no support', async () => {
  const { manifest } = await chart('v1.18.6');
  await k(`apply --server-side -f ${manifest}`);
  await k('wait deployment --all -n cert-manager --for=condition=Available --timeout=120s');
  const one = await only();
  expect(one).toMatchObject({
    namespace: 'cert-manager',
    version: 'v1.18.6',
    method: { is: 'static' },
    support: { is: 'ended', since: '2026-03-10' },
  });
  expect(new Set(one.versions.map(({ version }) => version))).toEqual(new Set(['v1.18.6']));
  expect(one.components.map(({ component, ready, wanted }) => [component, ready, wanted])).toEqual([
    ['controller', 1, 1],
    ['webhook', 1, 1],
    ['cainjector', 1, 1],
  ]);
  expect(codes(one)).toContain('end-of-life');
  await k(`delete --wait=false -f ${manifest}`);
  await k('wait namespace/cert-manager --for=delete --timeout=120s');
  // The next controller need not wait until the Leases of this one have ended.
  await k('delete leases --all -n kube-system');
});

test('a release of another name and namespace whose CRDs would go with it', async () => {
  const { package: packed } = await chart('v1.20.3');
  await helm(
    `install foo ${packed} -n tls --create-namespace --wait --set crds.enabled=true,crds.keep=false,startupapicheck.enabled=false ${election}`,
  );
  const one = await only();
  expect(one).toMatchObject({
    namespace: 'tls',
    version: 'v1.20.3',
    method: {
      is: 'helm',
      release: { name: 'foo', namespace: 'tls' },
      revision: 1,
      status: 'deployed',
      chart: 'cert-manager v1.20.3',
      crds: 'go',
    },
    support: { is: 'supported' },
  });
  expect(one.components.map((component) => component.name)).toEqual([
    'foo-cert-manager',
    'foo-cert-manager-webhook',
    'foo-cert-manager-cainjector',
  ]);
  expect(codes(one)).toEqual(['crds-go-with-release']);
});

test('with the policy to keep them they stay, as Helm says of the same release', async () => {
  const { package: packed } = await chart('v1.20.3');
  await helm(`upgrade foo ${packed} -n tls --reset-then-reuse-values --set crds.keep=true`);
  const one = await only();
  expect(one.method).toMatchObject({ crds: 'stay', revision: 2 });
  expect(codes(one)).toEqual([]);
  expect(await helm('history foo -n tls -o json')).toContain('"revision":2');
});

test('the leaders are those that kubectl names', async () => {
  for (const [component, lease] of [
    ['controller', 'cert-manager-controller'],
    ['cainjector', 'cert-manager-cainjector-leader-election'],
  ] as const) {
    await expect
      .poll(
        async () => {
          const found = (await only()).components.find((one) => one.component === component);
          return found?.leader?.is === 'leads' ? found.leader.pod : undefined;
        },
        { timeout: 60_000 },
      )
      .toBeDefined();
    const found = (await only()).components.find((one) => one.component === component)?.leader;
    const holder = await k(`get lease ${lease} -n kube-system -o jsonpath={.spec.holderIdentity}`);
    const renewed = await k(`get lease ${lease} -n kube-system -o jsonpath={.spec.acquireTime}`);
    expect(found).toMatchObject({ is: 'leads', holder, since: Date.parse(renewed) });
    if (found?.is !== 'leads') throw new Error('nobody leads');
    expect(await k('get pods -n tls -o name')).toContain(`pod/${found.pod}\n`);
  }
});

test('the webhook is trusted: its CA is the one that openssl reads out of both', async () => {
  const one = await only();
  expect(one.webhooks.map(({ kind, bundle }) => [kind, bundle])).toEqual([
    ['ValidatingWebhookConfiguration', 'fits'],
    ['MutatingWebhookConfiguration', 'fits'],
  ]);
  const ca = await k('get secret foo-cert-manager-webhook-ca -n tls -o jsonpath={.data.ca\\.crt}');
  const pem = Buffer.from(ca, 'base64').toString('latin1');
  expect(one.servingCa?.fingerprint).toBe(fingerprintOf(pem));
});

test('what somebody may not read is said, and nothing is concluded from it', async () => {
  const token = await limitedAccount(cluster, [
    { verb: 'list', group: 'apps', resource: 'deployments', to: 'look' },
  ]);
  const seen = await described(withToken(admin, token));
  expect(new Set(seen.unread.map(({ part }) => part))).toEqual(
    new Set(['pods', 'leases', 'releases', 'crds', 'webhooks', 'webhook-ca']),
  );
  const [one] = seen.installations;
  expect(one?.method).toEqual({ is: 'helm-unread', release: { name: 'foo', namespace: 'tls' } });
  expect(one?.components.map(({ leader, restarts }) => [leader, restarts])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(one && codes(one)).toEqual([]);
});

test('one that was rendered without a release beside it is found as well, and both are told', async () => {
  const { package: packed } = await chart('v1.20.3');
  const rendered = await helm(
    `template bar ${packed} -n gitops --set crds.enabled=false --set startupapicheck.enabled=false --no-hooks`,
  );
  await k('create namespace gitops');
  await k('apply --server-side --force-conflicts -f -', rendered);
  const argo = 'annotate deployment bar-cert-manager -n gitops';
  await k(`${argo} argocd.argoproj.io/tracking-id=bar:apps/Deployment:gitops/bar-cert-manager`);
  const { installations, findings } = await described();
  expect(installations.map(({ namespace, method }) => `${namespace} ${method.is}`)).toEqual([
    'gitops rendered',
    'tls helm',
  ]);
  expect(installations[0]?.manager?.who).toBe('Argo CD');
  expect(findings[0]).toMatchObject({ code: 'several-installations', severity: 'warns' });
});
