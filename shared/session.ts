import { z } from 'zod';

import { actor } from './actor';

export const session = z.object({
  actor,
  version: z.string(),
  clusters: z.array(z.string()),
  current: z.string().optional(),
  now: z.number(),
});
export type Session = z.infer<typeof session>;

/** What the sign-in page sends: the printed link's secret, or a Kubernetes bearer token and its cluster. */
export const signIn = z.union([
  z.object({ link: z.string().min(1).max(200) }).strict(),
  z
    .object({
      token: z
        .string()
        .trim()
        .min(1)
        .max(20_000)
        .regex(/^[\x21-\x7e]+$/, 'A bearer token is one line of printable characters.'),
      /** A context's name; may be empty where the kubeconfig has one only. */
      cluster: z.string().max(300),
    })
    .strict(),
]);
