#!/usr/bin/env node
// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { progress } from '../setup/progress.js';
import { compact } from './compact.js';
import { down } from './down.js';
import { hold } from './hold.js';
import { enter } from './inside.js';
import { load } from './load.js';
import { publish } from './publish.js';
import { release } from './release.js';
import { reset } from './reset.js';
import { signal } from './signal.js';
import { snapshot } from './snapshot.js';
import { kubeconfigPath } from './state.js';
import { status } from './status.js';
import { up } from './up.js';

const usage = `npm run cluster -- VERB [--name NAME]     NAME is "a" when it is left out
  up [--control-plane-only] [--audit] [--from LABEL]
                              start it; it lives until "down"
  down [--keep]               end it; with --keep its data stays for the next "up"
  status                      all clusters, their components, the snapshots
  kubeconfig                  print its kubeconfig
  seed [VERSION]              install cert-manager with sound and broken certificates
  load BINARY IMAGE [ARG...]  make an image of a static binary, give it to the node
  exec -- COMMAND [ARG...]    run a command in the node
  publish IP:PORT             print the loopback port that leads to this address in the node
  snapshot --as LABEL         keep its state
  reset --to LABEL            bring it to a state that was kept, of whichever cluster
  signal COMPONENT SIGNAL     such as: signal kube-apiserver STOP
  hold COMPONENT              kill it and keep it down
  release COMPONENT           let it come back
  compact                     make older resourceVersions answer 410 (restarts the API server)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', default: 'a' },
    'control-plane-only': { type: 'boolean' },
    audit: { type: 'boolean' },
    from: { type: 'string' },
    keep: { type: 'boolean' },
    as: { type: 'string' },
    to: { type: 'string' },
  },
});
const { name } = values;
const [verb = '', ...args] = positionals;

/** @type {Record<string, () => Promise<void>>} */
const verbs = {
  async up() {
    const { audit, from } = values;
    const options = { audit, from, controlPlaneOnly: values['control-plane-only'] };
    const { kubeconfig } = await up(name, options, progress(process.stderr));
    print(`export KUBECONFIG=${kubeconfig}`);
  },
  down: () => down(name, { keep: values.keep }),
  status: async () => print(await status()),
  kubeconfig: async () => print((await readFile(kubeconfigPath(name), 'utf8')).trimEnd()),
  async seed() {
    const { seed } = await import('../releases/seed.js');
    await seed(name, { version: args[0] ?? 'v1.20.3', progress: progress(process.stderr) });
  },
  async load() {
    const [binary, image, ...rest] = args;
    await load(name, needed(binary, 'BINARY'), needed(image, 'IMAGE'), rest);
  },
  async exec() {
    const child = spawn('nsenter', [...(await enter(name)), ...args], { stdio: 'inherit' });
    [process.exitCode] = await once(child, 'exit');
  },
  publish: async () => print(`127.0.0.1:${await publish(name, needed(args[0], 'IP:PORT'))}`),
  snapshot: () => snapshot(name, needed(values.as, '--as LABEL')),
  async reset() {
    const { kubeconfig } = await reset(name, needed(values.to, '--to LABEL'));
    print(`export KUBECONFIG=${kubeconfig}`);
  },
  signal: () => signal(name, needed(args[0], 'COMPONENT'), needed(args[1], 'SIGNAL')),
  hold: () => hold(name, needed(args[0], 'COMPONENT')),
  release: () => release(name, needed(args[0], 'COMPONENT')),
  compact: async () => print(`compacted at revision ${await compact(name)}`),
};

try {
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!act) throw new Error(usage);
  await act();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * @param {string | undefined} value
 * @param {string} what
 */
function needed(value, what) {
  if (value === undefined) throw new Error(`${verb} needs ${what}.\n\n${usage}`);
  return value;
}
