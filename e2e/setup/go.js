// @ts-check
import { run } from './run.js';

/** @type {Promise<string> | undefined} */
let version;

/** The version of the Go toolchain that builds, such as go1.26.8. */
export function goVersion() {
  version ??= run('go', ['env', 'GOVERSION']).then((out) => out.trim());
  return version;
}

const flags = ['-trimpath', '-buildvcs=false'];

/**
 * Builds one command of the Go module in `folder` into the file `out`: static, without paths of
 * this machine.
 * @param {{ folder: string, command: string, out: string, stamp?: readonly string[] }} what
 */
export async function goBuild({ folder, command, out, stamp = [] }) {
  await run('go', ['build', ...flags, '-ldflags', ldflags(stamp), '-o', out, command], {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
  });
}

/**
 * What of `goBuild` decides the result: an input of every recipe that builds with it.
 * @param {readonly string[]} stamp
 */
export function goInputs(stamp = []) {
  return ['CGO_ENABLED=0', ...flags, ldflags(stamp)];
}

/** @param {readonly string[]} stamp */
function ldflags(stamp) {
  return ['-s -w', ...stamp.map((value) => `-X ${value}`)].join(' ');
}
