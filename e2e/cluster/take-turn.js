// @ts-check
import { lock } from '../setup/lock.js';
import { hiddenLock, makeRoot } from './state.js';

/**
 * For who uses clusters of fixed names: one at a time, and another is told so at once.
 * @param {string} name
 * @param {string} refusal
 * @returns {Promise<() => Promise<void>>} gives the turn back; the end of this process does too
 */
export async function takeTurn(name, refusal) {
  await makeRoot();
  const release = await lock(hiddenLock(name), { wait: false });
  if (!release) throw new Error(refusal);
  return release;
}
