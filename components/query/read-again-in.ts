import { failureOf } from './failure-of';

/** Milliseconds: a page about one object asks the API server for all that it shows. */
export const detailRest = 60_000;

/**
 * Milliseconds until an answer is read again without any event: Certificates come due and end by the clock alone, and
 * what was not to be had may be soon.
 */
export function readAgainIn(error: unknown, rest = 30_000): number {
  return error && failureOf(error).code === 'unavailable' ? 3_000 : rest;
}
