// @ts-check
import { vitest } from '../parts.js';
import { longs } from './names.js';

/**
 * One round of each long test that is sampled; which one changes every day, and CERTFERRY_ROUND repeats one.
 * @param {AbortSignal} stop
 * @param {import('../said.js').Said} said
 * @returns {Promise<import('../parts.js').Counts>}
 */
export function sample(stop, said) {
  process.env.CERTFERRY_ROUND ??= String(Math.floor(Date.now() / 86_400_000));
  said.write(`round ${process.env.CERTFERRY_ROUND} of each long test\n`);
  return vitest(
    'long',
    stop,
    said,
    longs.filter(({ sampled }) => sampled).map(({ file }) => file),
  );
}
