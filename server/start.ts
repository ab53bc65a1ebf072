import { isFailure } from '@/shared/failure';

import { lookAfterKnownRuns } from './api/look-after-runs';
import { shutdown } from './api/shutdown';
import { makeLink } from './auth/links';
import { sealingKey } from './auth/seal';
import { restoreSessions } from './auth/sessions';
import { settings } from './auth/settings';
import { dropExecutions } from './engine/execution';
import { leaseSeconds } from './engine/lease';
import { kubeconfig } from './kube/kubeconfig';

const grace = 500;

function address(): string {
  const { publicUrl, port } = settings();
  return publicUrl ?? `http://127.0.0.1:${port}`;
}

/** What no request could be answered without ends the process with its sentence, before anything is served. */
function checkOrExit(): void {
  try {
    settings();
    sealingKey();
    restoreSessions();
    leaseSeconds();
  } catch (error) {
    if (!isFailure(error)) throw error;
    process.stderr.write(`Certferry does not start. ${error.message}\n`);
    process.exit(1);
  }
}

/** A fragment never reaches a server's log, a proxy or a Referer header. */
function printLink(): void {
  process.stdout.write(
    `\nSign in (works once, for 10 minutes):\n  ${address()}/sign-in#${makeLink()}\n\n`,
  );
}

/** Open streams would hold the server for as long as a browser looks at it. */
function endOn(signal: 'SIGTERM' | 'SIGINT'): void {
  process.once(signal, () => {
    shutdown.abort();
    dropExecutions();
    setTimeout(() => process.exit(0), grace);
  });
}

/** Next calls this once per process, through instrumentation.ts. */
export function start(): void {
  checkOrExit();
  const { clusters, source, problem } = kubeconfig();
  if (problem) process.stderr.write(`${problem.message}\n`);
  else process.stdout.write(`Clusters: ${clusters.map(({ name }) => name).join(', ')}\n`);
  // A ServiceAccount is nobody's own identity: in the cluster people sign in with a token of theirs.
  if (source === 'kubeconfig') {
    printLink();
    if (process.stdin.isTTY) process.stdin.on('data', printLink);
    process.on('SIGUSR2', printLink);
  }
  lookAfterKnownRuns();
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    endOn('SIGTERM');
    endOn('SIGINT');
  }
}
