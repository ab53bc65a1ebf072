import { z } from 'zod';

/** The cert-manager that runs in a cluster in one line, as far as it could be read. */
const installation = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('installed'),
    namespace: z.string(),
    /** The version of the controller's image, `v1.20.3`. */
    version: z.string(),
    components: z.array(
      z.object({
        component: z.string(),
        image: z.string(),
        ready: z.number(),
        wanted: z.number(),
      }),
    ),
    /** The namespaces of further controllers: only one may run in a cluster. */
    others: z.array(z.string()),
    /** The version label of the Certificate CRD; undefined when it has none or may not be read. */
    crdVersion: z.string().optional(),
  }),
  /** Its controller runs, but the CRDs are gone, and with them every Certificate and issuer. */
  z.object({
    state: z.literal('without-crds'),
    namespace: z.string(),
    version: z.string(),
    /** The Helm release that its controller belongs to; absent where Helm did not install it. */
    release: z.string().optional(),
    why: z.string(),
  }),
  z.object({ state: z.literal('crds-only'), why: z.string() }),
  z.object({ state: z.literal('not-installed'), why: z.string() }),
  z.object({ state: z.literal('unreadable'), why: z.string() }),
]);
export type Installation = z.infer<typeof installation>;

/** The same with when it was read, for whoever asked first; milliseconds since 1970, UTC. */
export const installationSummary = installation.and(
  z.object({ readAt: z.number(), now: z.number() }),
);
export type InstallationSummary = z.infer<typeof installationSummary>;
