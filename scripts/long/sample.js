// @ts-check
import { vitest } from '../parts.js';
import { longs } from './names.js';

/** How many long tests one `npm test` has time for. */
const atOnce = 2;

/**
 * One round of some of the long tests that are sampled; which ones and which round changes every day, and
 * CERTFERRY_ROUND repeats one.
 * @param {AbortSignal} stop
 * @param {import('../said.js').Said} said
 * @returns {Promise<import('../parts.js').Counts>}
 */
export function sample(stop, said) {
  const sampled = longs.filter((one) => one.sampled);
  const first = Math.floor(Date.now() / 86_400_000) * atOnce;
  const today = Array.from({ length: atOnce }, (_, index) => first + index).flatMap(
    (turn) => sampled[turn % sampled.length] ?? [],
  );
  // All of them have had their turn before the next round: by the day alone some rounds would never come.
  const round = (process.env.CERTFERRY_ROUND ??= String(Math.floor(first / sampled.length)));
  said.write(`round ${round} of ${today.map(({ name }) => name).join(' and ')}\n`);
  return vitest(
    'long',
    stop,
    said,
    today.map(({ file }) => file),
  );
}
