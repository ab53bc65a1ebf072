// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A loopback port that nobody listens on now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string')
    throw new Error('No loopback port could be had.');
  return address.port;
}

/**
 * Starts the built app and returns once it has printed its sign-in link (or, where it prints none,
 * once it answers).
 * @param {{ kubeconfig: string, port?: number, home: string, env?: Record<string, string>, log?: string }} options
 *   `home` keeps the key that seals sessions; `log` is a file that gets what the app prints
 */
export async function serveApp({ kubeconfig, home, env = {}, port, log }) {
  const at = port ?? (await freePort());
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', process.execPath, 'scripts/start.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(at),
      KUBECONFIG: kubeconfig,
      CERTFERRY_HOME: home,
      ...env,
    },
  });
  const ended = once(child, 'exit');
  let output = '';
  const url = `http://127.0.0.1:${at}`;
  /** @returns {Promise<string>} the newest printed link */
  const nextLink = () =>
    new Promise((resolve, reject) => {
      const from = output.length;
      const look = () => {
        const found = /(http:\/\/\S+\/sign-in#\S+)\s/.exec(output.slice(from));
        if (!found?.[1]) return;
        child.stdout.off('data', look);
        resolve(found[1]);
      };
      child.stdout.on('data', look);
      void ended.then(([code]) => reject(new Error(`The app ended with code ${code}:\n${output}`)));
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
      if (log) appendFileSync(log, text, { mode: 0o600 });
    });
  }
  const first = nextLink();
  return {
    url,
    link: await first,
    /** Asks the app for another single-use link. */
    newLink() {
      const next = nextLink();
      child.kill('SIGUSR2');
      return next;
    },
    output: () => output,
    ended,
    pid: child.pid ?? 0,
    /** @param {NodeJS.Signals} [signal] */
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}
