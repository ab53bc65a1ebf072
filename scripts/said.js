// @ts-check
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Said what a part of `npm test` says
 * @property {'inherit' | number} to where its commands write
 * @property {(text: string) => void} write
 * @property {() => string} end all that was kept; nothing when it was passed through
 */

/** @type {Said} */
export const passedThrough = {
  to: 'inherit',
  write: (text) => process.stdout.write(text),
  end: () => '',
};

/**
 * Keeps what is said until its end, so that it stays whole beside what others say meanwhile.
 * @param {string} name
 * @returns {Said}
 */
export function kept(name) {
  const path = join(tmpdir(), `certferry-said-${name.replaceAll(' ', '-')}`);
  const to = openSync(path, 'w', 0o600);
  let open = true;
  return {
    to,
    write: (text) => writeSync(to, text),
    end() {
      if (open) closeSync(to);
      open = false;
      return readFileSync(path, 'utf8');
    },
  };
}
