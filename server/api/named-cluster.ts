import { z } from 'zod';

/** For calls about no cluster in particular: a bearer token is still checked by one, which is named here. */
export const namedCluster = z.object({ cluster: z.string().max(300).optional() }).optional();
