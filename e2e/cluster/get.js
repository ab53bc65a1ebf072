// @ts-check
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';

import { ask } from './keeper.js';
import { stateFolder } from './state.js';

/**
 * One GET on a cluster's API server as its administrator; undefined when there is no good answer.
 * @param {string} name
 * @param {string} path
 * @returns {Promise<string | undefined>}
 */
export async function get(name, path) {
  const folder = join(stateFolder(name), 'pki');
  const [host, port] = (await ask(name, 'api')).split(':');
  const options = {
    host,
    port,
    path,
    ca: await readFile(join(folder, 'ca.crt')),
    cert: await readFile(join(folder, 'admin.crt')),
    key: await readFile(join(folder, 'admin.key')),
    timeout: 5000,
    agent: false,
  };
  return new Promise((resolve) => {
    const call = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve(response.statusCode === 200 ? text : undefined));
      response.on('error', () => resolve(undefined));
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(undefined));
    call.end();
  });
}
