// @ts-check
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const dist = join(
  import.meta.dirname,
  '..',
  '.next/standalone/node_modules/@kubernetes/client-node/dist',
);
/** All that config.js takes of the generated clients, for a method that nothing here calls. */
const imported = 'import { createConfiguration, ServerConfiguration, } from ';
const exported = `export { createConfiguration } from './configuration.js';
export { ServerConfiguration } from './servers.js';
`;

// The loader of kubeconfigs brings every generated client along: 20 MB of sources, for which a process held 50 MB as
// long as it lived.
const config = await readFile(join(dist, 'config.js'), 'utf8');
if (!config.includes(`${imported}'./gen/index.js';`))
  throw new Error(
    'client-node imports something else of its generated clients: look at config.js.',
  );
await writeFile(join(dist, 'gen', 'index.js'), exported);
for (const folder of ['apis', 'models', 'types'])
  await rm(join(dist, 'gen', folder), { recursive: true, force: true });
