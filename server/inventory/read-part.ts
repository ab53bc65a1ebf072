import { isFailure } from '@/shared/failure';

import type { Part } from '../domain/diagnosis/chain';

const expected = new Set(['forbidden', 'unavailable', 'not-found', 'invalid']);

/** One part of an answer: that it may not be read costs only the part, and is said. */
export async function readPart<T>(work: () => Promise<T>): Promise<Part<T>> {
  try {
    return { is: 'read', value: await work() };
  } catch (error) {
    if (isFailure(error) && expected.has(error.code)) return { is: 'unread', why: error.message };
    throw error;
  }
}
