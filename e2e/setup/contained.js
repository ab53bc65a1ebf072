// @ts-check
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { constants, homedir } from 'node:os';

const INSIDE = 'CERTFERRY_CONTAINED';
const STOPS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const WISH = 'SIGUSR2';
const PATIENCE = 20_000;
// One Ctrl-C comes twice below npm: from the terminal, and passed on by npm.
const SAME_SIGNAL = 1_000;

// PID 1 of the namespace: bash reaps every orphan, and its end ends them all. It stays deaf to what
// a terminal sends, so that main alone decides when all is put away.
const INIT = 'trap "" INT TERM HUP QUIT; "$@" & wait $!; exit $?';

/** @typedef {(env?: Record<string, string>) => Promise<number>} Inner runs the script inside, with env besides */

/**
 * Runs `main` so that all it starts, however detached, ends with this process, even by kill -9: in a
 * PID namespace and a mount namespace of its own. On Ctrl-C, SIGTERM or SIGHUP `main` is told to
 * stop and has 20 s to put things away; a second signal does not wait. Main's number becomes the
 * exit code; SIGUSR2 is passed on to it. Call it once, at the top of a script: the script runs a
 * second time inside. `around` is what to do outside, before and after.
 * @param {(stop: AbortSignal, outerPid: number) => Promise<number>} main
 * @param {{ around?: (inner: Inner) => Promise<number> }} [options]
 * @returns {Promise<void>}
 */
export async function contained(main, { around = (inner) => inner() } = {}) {
  const outerPid = Number(process.env[INSIDE]);
  delete process.env[INSIDE];
  if (outerPid) return inside((stop) => main(stop, outerPid));
  try {
    process.exitCode = await around(outside);
  } catch (error) {
    process.stderr.write(`${described(error)}\n`);
    process.exitCode = 1;
  }
}

/** @type {Inner} */
async function outside(env) {
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
      env: {
        ...process.env,
        // a service manager gives root none, and Go wants one
        HOME: process.env.HOME || homedir(),
        ...env,
        [INSIDE]: String(process.pid),
      },
    },
  );
  const line = /** @type {Socket} */ (child.stdio[3]);
  line.on('error', () => {
    // it is gone already: its exit code says how
  });
  process.on(WISH, () => line.write(`${WISH}\n`));
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
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
      );
    });
  } finally {
    line.destroy();
  }
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
    if (text.includes(WISH)) process.emit(WISH, WISH);
    const signal = STOPS.find((one) => text.includes(one));
    if (signal) onStop(signal);
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
