// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { contained } from './contained.js';

const [marker = '', wish] = process.argv.slice(2);

await contained(async (stop) => {
  if (wish === 'fail') throw new Error('main failed');
  if (wish) return Number(wish);
  // as a cluster is: namespaces of its own, a mount, and somebody who left his session
  const node = 'mount -t tmpfs "$0" /mnt; setsid bash -c "$1" "$0" & eval "$1"';
  const apart = ['--net', '--mount', '--pid', '--fork', '--mount-proc'];
  spawn('unshare', [...apart, 'bash', '-c', node, marker, 'while sleep 1; do :; done'], {
    detached: true,
    stdio: 'ignore',
  });
  process.stdout.write(`${process.pid} started\n`);
  await once(stop, 'abort');
  process.stdout.write('put away\n');
  return 0;
});
