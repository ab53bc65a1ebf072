// @ts-check
import { join } from 'node:path';

import { cacheFolder } from '../setup/cache.js';
import { run } from '../setup/run.js';
import { helmPath } from './tools.js';

/**
 * Runs helm with folders of its own, so that nobody's repositories or sign-ins have a say.
 * @param {readonly string[]} args
 * @param {{ kubeconfig?: string, values?: object }} [options] values reach helm as `-f -` asks for them
 */
export async function helm(args, { kubeconfig, values } = {}) {
  const home = join(cacheFolder(), 'helm');
  return run(await helmPath(), args, {
    env: {
      ...process.env,
      KUBECONFIG: kubeconfig ?? '/dev/null',
      HELM_CACHE_HOME: join(home, 'cache'),
      HELM_CONFIG_HOME: join(home, 'config'),
      HELM_DATA_HOME: join(home, 'data'),
    },
    input: values && JSON.stringify(values),
  });
}
