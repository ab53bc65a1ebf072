import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { Failure } from '@/shared/failure';

import { lines } from '../kube/lines';
import type { Gateway } from './gateway';
import { helmFailure } from './helm-failure';
import { asError, type HelmLine, helmLine, tellsValues } from './helm-line';
import { helmSettings } from './helm-settings';
import { withHelmFolder } from './with-helm-folder';
import { withoutCited } from './without-cited';

/** Milliseconds between asking helm to end and ending it. */
const patience = 5_000;
const most = 32 * 1024 * 1024;

export interface HelmRun {
  /** What is being done, for failures: `upgrade release cert-manager in namespace cert-manager`. */
  readonly what: string;
  readonly args: readonly string[];
  /** The way to the API server; without it helm knows no cluster. */
  readonly gateway?: Pick<Gateway, 'url'>;
  /** Standard input, for `--values -`: values are neither arguments nor files. */
  readonly input?: string;
  /** helm's words as they come, without values and objects. */
  readonly line?: (line: HelmLine) => void;
  readonly signal?: AbortSignal;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Runs helm to its end and returns its standard output. It is alone in its process group; this resolves when the
 * whole group is gone. A Failure says what helm said.
 *
 * On Linux the kernel ends helm when this process ends, however that comes (setpriv's --pdeathsig). Elsewhere helm may
 * outlive us, without a way to the cluster: its gateway is gone.
 */
export async function runHelm(run: HelmRun): Promise<string> {
  const { helm } = helmSettings();
  run.signal?.throwIfAborted();
  return withHelmFolder(async (folder) => {
    const [program, ...before] = withUs(helm);
    const child = spawn(program, [...before, ...run.args], {
      cwd: folder,
      env: environment(folder, run.gateway),
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return finished(child, run);
  });
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'];

function withUs(helm: string): [string, ...string[]] {
  const found = process.platform === 'linux' ? setpriv.find((path) => existsSync(path)) : undefined;
  return found ? [found, '--pdeathsig', 'KILL', helm] : [helm];
}

/** For registries behind a proxy or with an authority of their own; Go never asks a proxy for loopback. */
const passedOn = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** Nothing of ours reaches helm: no kubeconfig, no token, no plugin, no setting of HELM_*. */
function environment(folder: string, gateway: HelmRun['gateway']): NodeJS.ProcessEnv {
  const names = passedOn.flatMap((name) => [name, name.toLowerCase()]);
  return {
    NODE_ENV: process.env.NODE_ENV, // Next's types want one
    ...Object.fromEntries(names.map((name) => [name, process.env[name]])),
    PATH: process.env.PATH,
    HOME: folder,
    TMPDIR: folder,
    HELM_CACHE_HOME: `${folder}/cache`,
    HELM_CONFIG_HOME: `${folder}/config`,
    HELM_DATA_HOME: `${folder}/data`,
    HELM_NO_PLUGINS: '1',
    HELM_COLOR: 'never',
    KUBECONFIG: '/dev/null',
    // In the environment, which others cannot read as they can arguments. Without a cluster: nobody listens there.
    HELM_KUBEAPISERVER: gateway?.url ?? 'http://127.0.0.1:1',
  };
}

async function finished(child: Child, run: HelmRun): Promise<string> {
  const { signal } = run;
  const withoutAddress = run.gateway ? withoutUrl(run.gateway.url) : (text: string) => text;
  const hide = (text: string) => withoutCited(withoutAddress(text));
  const tell = (said: HelmLine | undefined) =>
    said && run.line?.({ ...said, text: hide(said.text) });
  const failed = once(child, 'error').then(([error]) => {
    throw notStarted(run.what, error);
  });
  failed.catch(() => undefined); // told below, where it is awaited
  // What it left behind may hold its output open.
  child.once('exit', () => signalGroup(child, 'SIGKILL'));
  child.stdin.on('error', () => {
    // it ended without reading everything: its exit code tells
  });
  child.stdin.end(run.input);
  let force: NodeJS.Timeout | undefined;
  const end = () => {
    signalGroup(child, 'SIGTERM');
    force = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
  };
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  try {
    const [out, errors, [code]] = await Promise.race([
      failed,
      Promise.all([outOf(child, tell), errorsOf(child, tell), once(child, 'close')]),
    ]);
    signal?.throwIfAborted();
    if (code === 0) return out;
    throw helmFailure(
      run.what,
      hide(errors) || `it ended with ${String(code ?? child.signalCode)}`,
    );
  } finally {
    clearTimeout(force);
    signal?.removeEventListener('abort', end);
    await untilGone(child);
  }
}

const notStarted = (what: string, cause: unknown) =>
  new Failure(
    'unsupported',
    `Could not ${what}: helm could not be started. Check CERTFERRY_HELM, and whether this machine may start another process.`,
    { cause },
  );

/** The gateway's address is a secret while it is open, and means nothing to a person. */
const withoutUrl = (url: string) => (text: string) =>
  text.replaceAll(url, 'the API server').replaceAll(new URL(url).host, 'the gateway');

async function outOf(child: Child, tell: (line: HelmLine) => void): Promise<string> {
  const kept: string[] = [];
  let size = 0;
  let isQuiet = false;
  for await (const line of lines(child.stdout)) {
    size += line.length + 1;
    if (size > most) throw new Failure('internal', 'helm printed more than 32 MiB.');
    kept.push(line);
    isQuiet ||= tellsValues(line);
    if (!isQuiet && line.trim()) tell({ severity: 'info', text: line.slice(0, 2_000) });
  }
  return kept.join('\n');
}

/** What helm said at its end: all from its last `Error:` on, which may be several lines. */
async function errorsOf(child: Child, tell: (line: HelmLine | undefined) => void): Promise<string> {
  let last: string[] = [];
  let isError = false;
  let told = '';
  for await (const line of lines(child.stderr)) {
    const isLog = line.startsWith('level=');
    isError = line.startsWith('Error: ') || (isError && !isLog);
    // While helm waits it repeats itself each second.
    if (line !== told) tell(isError ? asError(line) : helmLine(line));
    told = line;
    if (line.startsWith('Error: ')) last = [line.slice('Error: '.length)];
    else if (!isLog) last = [...last.slice(-40), line];
  }
  return last.join('\n').trim();
}

/** Whether anybody is left in helm's group. */
function signalGroup({ pid }: Child, name: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, name);
  } catch {
    return false; // gone already
  }
}

/** Programs that helm started and left; the kernel tells nobody when a group is empty. */
async function untilGone(child: Child): Promise<void> {
  for (let tries = 0; tries < 500 && signalGroup(child, 'SIGKILL'); tries++) await sleep(10);
}
