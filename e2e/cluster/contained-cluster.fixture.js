// @ts-check
import { once } from 'node:events';

import { contained } from '../setup/contained.js';
import { down } from './down.js';
import { up } from './up.js';

const [name = ''] = process.argv.slice(2);

await contained(async (stop) => {
  await up(name);
  process.stdout.write('up\n');
  await once(stop, 'abort');
  await down(name);
  return 0;
});
