// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const start = join(import.meta.dirname, 'start.js');

test.each(['http', '0', '65536', '30.5', '3000 and more'])(
  'the port %j ends the start with a sentence; Next would take 3000',
  (PORT) => {
    const env = { ...process.env, PORT };
    const { status, stderr } = spawnSync(process.execPath, [start], {
      env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect(stderr).toBe(
      `Certferry does not start. PORT=${JSON.stringify(PORT)} cannot be used: write a number from 1 to 65535.\n`,
    );
    expect(status).toBe(1);
  },
);
