// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chart } from './chart.js';
import { helm } from './helm.js';
import { helmPath } from './tools.js';
import { versions } from './versions.js';

const configuration = join(import.meta.dirname, 'registry.yml');

/**
 * @typedef {object} Registry
 * @property {number} port on 127.0.0.1, plain http
 * @property {string} charts the reference that helm takes, without a tag
 * @property {() => Promise<void>} stop
 */

/**
 * Starts an OCI registry that holds the charts of the given releases. It dies with this process.
 * @param {readonly string[]} [held]
 * @param {import('../setup/progress.js').Progress} [progress]
 * @returns {Promise<Registry>}
 */
export async function registry(held = versions, progress) {
  await helmPath(progress);
  const packages = await Promise.all(held.map((version) => chart(version, progress)));
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'docker-registry', 'serve', configuration],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const port = await portOf(child);
    const repository = `oci://127.0.0.1:${port}/charts`;
    for (const { package: file } of packages)
      await helm(['push', file, repository, '--plain-http']);
    return { port, charts: `${repository}/cert-manager`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The registry says in its log where it listens.
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @returns {Promise<number>}
 */
function portOf(child) {
  /** @type {string[]} */
  const said = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
      else if (said.length < 20) said.push(line);
    });
    child.once('error', reject);
    child.once('close', () =>
      reject(
        new Error(
          `The chart registry did not start. Install Debian's docker-registry.\n${said.join('\n')}`,
        ),
      ),
    );
  });
}
