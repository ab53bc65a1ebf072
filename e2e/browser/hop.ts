import { down } from '../cluster/down.js';
import { importImages } from '../cluster/import-images.js';
import { isUp } from '../cluster/is-up.js';
import { kubectl } from '../cluster/kubectl.js';
import { up } from '../cluster/up.js';
import { from, hopCluster, upgradedBy } from '../hop-bed.js';
import { chart } from '../releases/chart.js';
import { images } from '../releases/images.js';
import { seedValues } from '../releases/seed/facts.js';
import { untilLeading } from '../releases/until-leading.js';
import { helmUpgrade } from '../releases/upgrade.js';
import { plantMarkers } from './plant-markers';

const mine = upgradedBy(Number(process.env.TEST_PARALLEL_INDEX));
/** The cluster that is upgraded, and its context; each worker of Playwright has its own. */
export const { hop } = mine;
/** One with cert-manager, from its static manifest, and nothing else. */
export const { other } = mine;

/** Certificates of the seed that never get ready: a restore by hand would wait for them in vain. */
const unready = [
  'shop/gift-cards',
  'payments/card-terminals',
  'payments/partner-portal',
  'platform/status-page-old',
];

export const k = (args: string | readonly string[], input?: string): Promise<string> =>
  kubectl(hop, typeof args === 'string' ? args.split(' ') : args, input ? { input } : {});

/** The cluster that is upgraded, whichever test comes first. */
export async function bringUpHop(): Promise<void> {
  if (!(await isUp(hop))) await hopCluster(hop);
  for (const one of unready) {
    const [namespace = '', name = ''] = one.split('/');
    await k(['delete', 'certificate', '-n', namespace, name, '--ignore-not-found']);
  }
  await plantMarkers(hop);
}

export async function bringUpOther(): Promise<void> {
  if (await isUp(other)) return emptyOther();
  await down(other);
  await up(other, { audit: true });
  await importImages(other, await images(from));
  const { manifest } = await chart(from);
  await kubectl(other, ['apply', '--server-side', '-f', manifest]);
  const available = ['--for=condition=Available', '--timeout=120s', 'deployment', '--all'];
  await kubectl(other, ['wait', '-n', 'cert-manager', ...available]);
}

/** Without what an earlier test restored there. */
async function emptyOther(): Promise<void> {
  const gone = '--ignore-not-found';
  await kubectl(other, ['delete', 'namespace', 'shop', 'payments', 'platform', gone]);
  await kubectl(other, ['delete', 'clusterissuers', '--all']);
  await kubectl(other, ['delete', 'certificates', '-n', 'cert-manager', '--all']);
  await kubectl(other, ['delete', 'secret', '-n', 'cert-manager', 'company-root', gone]);
}

/** What a test that failed left behind: a run that holds the cluster, a revision that is pending. */
async function forgetUnfinished(): Promise<void> {
  const holder = 'jsonpath={.spec.holderIdentity}';
  const lease = ['get', 'lease', '-n', 'certferry', 'cluster', '--ignore-not-found'];
  const run = await k([...lease, '-o', holder]);
  if (!run) return;
  await k(`delete configmap,lease -n certferry -l certferry.io/run=${run}`);
  await k('delete lease -n certferry cluster');
  const pending = 'owner=helm,status in (pending-upgrade,pending-rollback)';
  await k(['delete', 'secret', '-n', 'cert-manager', '-l', pending]);
}

/** Pods and CRDs are of the release that is upgraded from. */
async function isBack(): Promise<boolean> {
  const path = 'jsonpath={.items[*].spec.template.spec.containers[*].image}';
  const running = await k(['get', 'deployments', '-n', 'cert-manager', '-o', path]);
  const crd = String.raw`jsonpath={.metadata.labels.app\.kubernetes\.io/version}`;
  const crds = await k(['get', 'crd', 'certificates.cert-manager.io', '-o', crd]);
  return crds === from && running.split(' ').every((one) => one.endsWith(`:${from}`));
}

/** Back to the release that is upgraded from, CRDs included, unless it runs already; or to it with further values. */
export async function goBack(values?: object): Promise<void> {
  await forgetUnfinished();
  if (!values && (await isBack())) return;
  const { crds: file } = await chart(from);
  // Certferry has applied the newer ones: it owns their fields.
  await k(['apply', '--server-side', '--force-conflicts', '-f', file]);
  await helmUpgrade(hop, { version: from, values: { ...seedValues, ...values } });
  await untilLeading(hop);
}
