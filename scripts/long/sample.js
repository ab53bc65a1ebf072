// @ts-check
import { vitest } from '../parts.js';
import { longs } from './names.js';

/**
 * One round of one of the long tests that are sampled, for which `npm test` has time; which one and which round changes
 * every day, and CERTFERRY_ROUND repeats one.
 * @param {AbortSignal} stop
 * @param {import('../said.js').Said} said
 * @returns {Promise<import('../parts.js').Test[]>}
 */
export async function sample(stop, said) {
  const sampled = longs.filter((one) => one.sampled);
  const day = Math.floor(Date.now() / 86_400_000);
  const today = sampled.filter((_, index) => index === day % sampled.length);
  // All of them have had their turn before the next round: by the day alone some rounds would never come.
  const round = (process.env.CERTFERRY_ROUND ??= String(Math.floor(day / sampled.length)));
  said.write(`round ${round} of ${today.map(({ name }) => name).join()}\n`);
  const files = today.map((one) => one.file);
  // Not to be tried again: what is hunted here shows once in many rounds.
  return (await vitest('long', stop, said, files)).map((test) => ({ ...test, file: undefined }));
}
