import { isFailure } from '@/shared/failure';

import type { ExecuteOptions } from './execute-options';
import { execute } from './execution';

/** Starts executing; what cannot be told in the journal is told to the process' own log. */
export function inBackground(options: ExecuteOptions): void {
  void execute(options).catch((error: unknown) => {
    const why = isFailure(error) ? error.message : String(error);
    process.stderr.write(`Run ${options.lease.id} on ${options.own.name} was left: ${why}\n`);
  });
}
