import { z } from 'zod';

/** One thing that somebody has to be allowed to do, as an access review asks for it. */
export const access = z.object({
  verb: z.string(),
  /** Empty for the core group. */
  group: z.string(),
  /** Plural, lower case. */
  resource: z.string(),
  subresource: z.string().optional(),
  /** Absent: in the whole cluster. */
  namespace: z.string().optional(),
  name: z.string().optional(),
  /** What it is needed for: the end of "… to", for example `write the bundle`. */
  to: z.string(),
  /** It can be done without, if less well: who lacks it is told and not held back. */
  optional: z.boolean().optional(),
});
export type Access = z.infer<typeof access>;

/** What is missing, and the Role objects that would grant all of it; empty lists: nothing is. */
export const accessAnswer = z.object({
  missing: z.array(access),
  /** ClusterRole, Roles and their bindings as YAML that `kubectl apply -f -` takes; empty when nothing is missing. */
  grant: z.string(),
});
export type AccessAnswer = z.infer<typeof accessAnswer>;
