/** The closed list of ways in which something can fail. */
export const failureCodes = [
  'not-found',
  'forbidden',
  'unauthorized',
  'conflict',
  'invalid',
  'unavailable',
  'unsupported',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

const mark = Symbol.for('certferry.failure');

/** The one failure type. `message` says what was tried, on what, and what to do. */
export class Failure extends Error {
  readonly [mark] = true;
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'Failure';
  }
}

/** Next loads server modules up to three times, so `instanceof` would miss the other copies' failures. */
export function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && mark in error;
}
