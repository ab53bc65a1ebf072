// @ts-check
import { vitest } from '../parts.js';
import { longs } from './names.js';

/**
 * One round of each long test that is sampled; which one changes every day, and CERTFERRY_ROUND repeats one.
 * @param {AbortSignal} stop
 * @returns {Promise<import('../parts.js').Counts>}
 */
export function sample(stop) {
  process.env.CERTFERRY_ROUND ??= String(Math.floor(Date.now() / 86_400_000));
  process.stdout.write(`round ${process.env.CERTFERRY_ROUND} of each long test\n`);
  return vitest(
    'long',
    stop,
    longs.filter(({ sampled }) => sampled).map(({ file }) => file),
  );
}
