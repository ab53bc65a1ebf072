'use client';

import type { ShownFailure } from '../query/failure-of';
import { failureOf } from '../query/failure-of';
import { FailurePanel } from './failure-panel';

/** What stands in place of an answer that is not there: what is awaited, or why there is none. */
export function AnswerPending({ what, error }: { what: string; error: unknown }) {
  if (!error) return <p className="second py-2">Asking Certferry for {what}…</p>;
  const failure = failureOf(error);
  return <FailurePanel as="h1" title={titles[failure.code](what)} message={failure.message} />;
}

const titles: Record<ShownFailure['code'], (what: string) => string> = {
  'not-found': (what) => `There is no such object: ${what}`,
  forbidden: (what) => `You may not see ${what}`,
  unauthorized: (what) => `The sign-in does not reach ${what}`,
  conflict: (what) => `${what} changed meanwhile`,
  invalid: (what) => `This address asks for ${what} in a way that is not valid`,
  unavailable: (what) => `No answer for ${what}`,
  unsupported: (what) => `This cluster does not offer ${what}`,
  internal: (what) => `A fault in Certferry kept back ${what}`,
};
