import { z } from 'zod';

const refused = z.object({ data: z.object({ httpStatus: z.literal(401) }) });

/** Whether Certferry no longer knows who asks. A cluster that refuses the kubeconfig's own credentials answers otherwise. */
export function signInEnded(error: unknown): boolean {
  return refused.safeParse(error).success;
}
