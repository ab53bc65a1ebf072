// @ts-check
import { kubectl } from '../cluster/kubectl.js';
import { load } from '../cluster/load.js';
import { install } from './install.js';
import { denyPartner } from './seed/deny-partner.js';
import { seedValues } from './seed/facts.js';
import { certificateFiles, fileArguments, seedFiles } from './seed/files.js';
import { verifySeed } from './seed/verify.js';
import { writeForeignKey } from './seed/write-foreign-key.js';
import { serveImage, servePath } from './serve.js';
import { release } from './versions.js';

/**
 * Fills a cluster the way a company's looks: cert-manager (installed if it is not there), three
 * teams' issuers and Certificates, a Deployment that serves one, and six cases that stay broken.
 * Returns when all are in their final state, and throws when one is not. May be called again.
 * @param {string} name of the cluster
 * @param {import('./chart-arguments.js').ChartOptions} options
 */
export async function seed(name, options) {
  await Promise.all([
    installOnce(name, options),
    servePath(options.progress).then((program) => load(name, program, serveImage)),
  ]);
  await apply(name, seedFiles);
  await Promise.all([
    ready(name, ['issuers', ...certificateFiles]),
    madeByIngressShim(name),
    untilBroken(name),
    kubectl(name, ['rollout', 'status', '-n', 'shop', 'deployment/storefront', '--timeout=120s']),
  ]);
  await writeForeignKey(name);
  await verifySeed(name);
}

/**
 * @param {string} name
 * @param {import('./chart-arguments.js').ChartOptions} options
 */
async function installOnce(name, options) {
  const selector = ['-A', '-l', 'app.kubernetes.io/name=cert-manager'];
  const path = '{.items[*].metadata.labels.app\\.kubernetes\\.io/version}';
  const version = await kubectl(name, [
    'get',
    'deployments',
    ...selector,
    '-o',
    `jsonpath=${path}`,
  ]);
  if (!version) {
    return install(name, { ...options, values: { ...seedValues, ...options.values } });
  }
  const { version: wanted } = release(options.version);
  if (version === wanted) return;
  throw new Error(
    `Could not seed ${name} with cert-manager ${wanted}: it runs ${version}. Take it down first, or seed with that version.`,
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} these
 */
function apply(name, these) {
  return kubectl(name, ['apply', '--server-side', ...fileArguments(these)]);
}

/**
 * One kubectl for each file: it waits for its objects one after the other, and needs 100 ms for each
 * that is there already.
 * @param {string} name
 * @param {readonly string[]} these
 */
function ready(name, these) {
  const wait = ['wait', '--for=condition=Ready', '--timeout=120s'];
  return Promise.all(these.map((file) => kubectl(name, [...wait, ...fileArguments([file])])));
}

/** @param {string} name */
async function madeByIngressShim(name) {
  const certificate = ['-n', 'shop', 'certificate/catalog-tls', '--timeout=120s'];
  await kubectl(name, ['wait', '--for=create', ...certificate]);
  await kubectl(name, ['wait', '--for=condition=Ready', ...certificate]);
}

/** @param {string} name */
async function untilBroken(name) {
  const platform = ['wait', '-n', 'platform', '--timeout=120s'];
  const readies = ['certificate/status-page', 'certificate/build-ca', 'certificate/build-agents'];
  const conflict = "{.status.conditions[?(@.type=='Ready')].reason}=IncorrectCertificate";
  await Promise.all([
    kubectl(name, [...platform, '--for=condition=Ready', ...readies]),
    kubectl(name, [...platform, `--for=jsonpath=${conflict}`, 'certificate/status-page-old']),
    denyPartner(name),
  ]);
}

/**
 * Makes the Certificate that lives one hour, the shortest that cert-manager accepts. Call it after
 * `reset`: in a snapshot it would be over.
 * @param {string} name of the cluster
 */
export async function oneHour(name) {
  await apply(name, ['one-hour']);
  await ready(name, ['one-hour']);
}
