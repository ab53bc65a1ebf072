import { TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';

import { Failure, type FailureCode, isFailure } from '@/shared/failure';

import { log } from './log';

type HttpCode = ConstructorParameters<typeof TRPCError>[0]['code'];

function httpCode(code: FailureCode): HttpCode {
  switch (code) {
    case 'not-found':
      return 'NOT_FOUND';
    case 'forbidden':
      return 'FORBIDDEN';
    case 'unauthorized':
      return 'UNAUTHORIZED';
    case 'conflict':
      return 'CONFLICT';
    case 'invalid':
      return 'BAD_REQUEST';
    case 'unavailable':
      return 'SERVICE_UNAVAILABLE';
    case 'unsupported':
      return 'NOT_IMPLEMENTED';
    case 'internal':
      return 'INTERNAL_SERVER_ERROR';
  }
}

/**
 * The one place where a Failure becomes an HTTP answer. 401 means that the person is not signed in to
 * Certferry; a kubeconfig whose own credentials the cluster refuses is a cluster that is not available.
 */
export function failureToTrpc(error: unknown, ownCredentials: boolean): TRPCError {
  if (error instanceof TRPCError && !isFailure(error.cause)) return error;
  const failure = failureOf(error);
  const code = failure.code === 'unauthorized' && !ownCredentials ? 'unavailable' : failure.code;
  return new TRPCError({ code: httpCode(code), message: failure.message, cause: failure });
}

/** Whatever was thrown, as a Failure that may be shown; what is unknown is logged and its text kept back. */
export function failureOf(error: unknown): Failure {
  if (isFailure(error)) return error;
  if (error instanceof TRPCError) return failureOfTrpc(error);
  log.error({ err: error }, 'unexpected error');
  return new Failure(
    'internal',
    'Certferry ran into an error of its own. Its log has the details.',
    { cause: error },
  );
}

function failureOfTrpc(error: TRPCError): Failure {
  if (isFailure(error.cause)) return error.cause;
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError)
    return new Failure(
      'invalid',
      `The request is not valid: ${z.prettifyError(error.cause).replaceAll('\n', ' ')}`,
    );
  if (error.code === 'INTERNAL_SERVER_ERROR') return failureOf(error.cause);
  return new Failure(error.code === 'NOT_FOUND' ? 'not-found' : 'invalid', error.message);
}
