// @ts-check
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { constants } from 'node:os';

const INSIDE = 'CERTFERRY_CONTAINED';
const STOPS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PATIENCE = 20_000;
// One Ctrl-C comes twice below npm: from the terminal, and passed on by npm.
const SAME_SIGNAL = 1_000;

// PID 1 of the namespace: bash reaps every orphan, and its end ends them all. It stays deaf to what
// a terminal sends, so that main alone decides when all is put away.
const INIT = 'trap "" INT TERM HUP QUIT; "$@" & wait $!; exit $?';

/**
 * Runs `main` so that all it starts, however detached, ends with this process, even by kill -9: in a
 * PID namespace and a mount namespace of its own. On Ctrl-C, SIGTERM or SIGHUP `main` is told to
 * stop and has 20 s to put things away; a second signal does not wait. Main's number becomes the
 * exit code. Call it once, at the top of a script: the script runs a second time inside.
 * @param {(stop: AbortSignal) => Promise<number>} main
 * @returns {Promise<void>}
 */
export async function contained(main) {
  if (process.env[INSIDE] !== '1') return outside();
  delete process.env[INSIDE];
  await inside(main);
}

async function outside() {
  const script = process.argv.slice(1);
  const kill = ['--pdeathsig', 'KILL'];
  const apart = ['--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc'];
  const node = [process.execPath, ...process.execArgv, ...script];
  const child = spawn(
    'setpriv',
    [...kill, 'unshare', ...apart, '--propagation', 'private', 'bash', '-c', INIT, 'init', ...node],
    {
      // a session of its own: Ctrl-C reaches us alone, and we say it once
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: { ...process.env, [INSIDE]: '1' },
    },
  );
  const line = /** @type {Socket} */ (child.stdio[3]);
  line.on('error', () => {
    // it is gone already: its exit code says how
  });
  let toldAt = Infinity;
  for (const signal of STOPS) {
    process.on(signal, () => {
      const since = performance.now() - toldAt;
      if (since > SAME_SIGNAL) child.kill('SIGKILL');
      if (toldAt !== Infinity) return;
      toldAt = performance.now();
      line.write(`${signal}\n`);
    });
  }
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
    );
  });
  line.destroy();
}

/** @param {(stop: AbortSignal) => Promise<number>} main */
async function inside(main) {
  const stop = new AbortController();
  /** @type {number | undefined} */
  let stopped;
  /** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
  const onStop = (signal) => {
    if (stopped !== undefined) return;
    stopped = 128 + constants.signals[signal];
    setTimeout(() => process.exit(stopped), PATIENCE).unref();
    stop.abort(new Error(`stopped by ${signal}`));
  };
  const line = new Socket({ fd: 3, readable: true, writable: false });
  line.setEncoding('utf8');
  line.on('data', (/** @type {string} */ text) => {
    onStop(STOPS.find((signal) => text.includes(signal)) ?? 'SIGTERM');
  });
  // the other end is gone: so is whoever started us
  line.once('close', () => onStop('SIGHUP'));

  let code;
  try {
    code = await main(stop.signal);
  } catch (error) {
    code = 1;
    if (!stop.signal.aborted) process.stderr.write(`${described(error)}\n`);
  }
  process.exit(stopped ?? code);
}

/** @param {unknown} error */
function described(error) {
  if (!(error instanceof Error)) return String(error);
  return process.env.DEBUG ? (error.stack ?? error.message) : error.message;
}
