import { Failure, isFailure } from '@/shared/failure';

/** Whatever a step threw, as a Failure; an error of our own is told by its first words, so that it can be reported. */
export function failureOf(error: unknown): Failure {
  if (isFailure(error)) return error;
  const said = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  return new Failure('internal', `Certferry ran into an error of its own: ${said.slice(0, 300)}`, {
    cause: error,
  });
}
