import { z } from 'zod';

import { failureCodes, type FailureCode } from '@/shared/failure';

export interface ShownFailure {
  readonly code: FailureCode;
  readonly message: string;
}

const failure = z.object({ code: z.enum(failureCodes), message: z.string().min(1) });
const fromProcedure = z.object({ data: z.object({ failure }) });

const noAnswer: ShownFailure = {
  code: 'unavailable',
  message:
    'Certferry did not answer this browser. It may have been stopped, or the network between is cut; this page asks again by itself.',
};

/** What an error says to a person: the server's sentence, or that the server did not answer. */
export function failureOf(error: unknown): ShownFailure {
  const told = fromProcedure.safeParse(error);
  return told.success ? told.data.data.failure : noAnswer;
}

/** What the body of a refused plain route says; undefined when it is not ours. */
export function failureInBody(body: unknown): ShownFailure | undefined {
  const told = failure.safeParse(body);
  return told.success ? told.data : undefined;
}
