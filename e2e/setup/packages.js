// @ts-check
import { run } from './run.js';
import { allowServices, withoutServices } from './without-services.js';

/** Debian's packages that the test bed, the demo and the tests use, and for what. */
export const packages = {
  containerd: 'runs the pods',
  runc: 'starts the containers',
  'containernetworking-plugins': 'connects the pods',
  iptables: "kube-proxy's Services",
  iproute2: 'the addresses of a node',
  'etcd-client': 'compaction of etcd',
  age: 'opens encrypted bundles in tests, as people would',
  openssl: 'the test PKI, and the judge of certificates in tests',
  curl: 'waits inside a node, and asks the API in tests',
  'ca-certificates': 'trust for downloads of Go modules',
  'docker-registry': 'serves charts over OCI on loopback',
  chromium: 'the browser of the tests',
  procps: 'the judge of processes in tests',
};

/**
 * Which of them are not installed.
 * @param {readonly string[]} [names]
 * @returns {Promise<string[]>}
 */
export async function missingPackages(names = Object.keys(packages)) {
  const listed = await run('dpkg-query', [
    '--show',
    '--showformat',
    '${Package} ${db:Status-Abbrev}\n',
  ]);
  const installed = new Set(
    listed
      .split('\n')
      .filter((line) => / .i/.test(line))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/**
 * Installs packages without starting what they contain. When it is told to stop, apt-get is
 * interrupted as by Ctrl-C, and its end waited for.
 * @param {readonly string[]} names
 * @param {import('./progress.js').Progress} progress
 * @param {AbortSignal} signal
 */
export async function installPackages(names, progress, signal) {
  if (names.length === 0) return allowServices();
  /** @type {(command: string, ...args: string[]) => Promise<string>} */
  const interruptible = (command, ...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return run(command, args, { env, signal, killSignal: 'SIGINT' });
  };
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  const install = ['install', '-y', '--no-install-recommends', ...names];
  await withoutServices(async () => {
    // what an interrupted installation left half done would fail the next one
    await interruptible('dpkg', '--configure', '-a');
    await progress.item('apt-get update', () => interruptible('apt-get', ...patience, 'update'));
    await progress.item(
      `packages ${names.join(' ')}`,
      () => interruptible('apt-get', ...patience, ...install),
      { done: 'installed' },
    );
  });
}
