import { TRPCError } from '@trpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { failureOf } from './failure-to-trpc';
import { log } from './log';

afterEach(() => vi.restoreAllMocks());

const fault = () => z.object({ name: z.string() }).safeParse({ name: 1 }).error;

test("what is wrong with a caller's input is told to the caller, and is no fault of ours", () => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const told = failureOf(new TRPCError({ code: 'BAD_REQUEST', cause: fault() }));
  expect(told).toMatchObject({ code: 'invalid', message: expect.stringContaining('name') });
  expect(logged).not.toHaveBeenCalled();
});

test('an output that is not as promised is a fault of ours: logged, and kept back', () => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const error = new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Output validation failed',
    cause: fault(),
  });
  expect(failureOf(error)).toMatchObject({
    code: 'internal',
    message: 'Certferry ran into an error of its own. Its log has the details.',
  });
  expect(logged).toHaveBeenCalledTimes(1);
});
