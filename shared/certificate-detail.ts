import { z } from 'zod';

import { certificateRow } from './certificate';
import { cause, chainNode } from './chain';
import { condition } from './condition';
import { finding } from './finding';
import { freshness } from './freshness';
import { revisions } from './revision';
import { wouldIssue } from './would-issue';
import { x509Detail } from './x509';

const moment = z.number().describe('milliseconds since 1970, UTC');

export const certificateDetail = z.object({
  row: certificateRow,
  conditions: z.array(condition),
  /** Certificate, issuer, Secret, and the request, Order and Challenges of the issuance that goes on or has failed. */
  chain: z.array(chainNode),
  /** The deepest failing link; absent where nothing fails, or nothing says why. */
  cause: cause.optional(),
  wouldIssue,
  /** The first certificate in the Secret's tls.crt and what follows it, in the stored order. */
  stored: z.array(x509Detail),
  /** What is wrong with the stored pair; absent where you may not read the Secret. */
  secretFindings: z.array(finding).optional(),
  /** Why you may not. */
  secretUnread: z.string().optional(),
  duration: z.string().optional(),
  renewBefore: z.string().optional(),
  /** The part of the lifetime that remains when it is renewed. */
  renewBeforePercentage: z.number().optional(),
  /** spec.renewal, since 1.21. */
  renewal: z.object({ policy: z.string(), windows: z.number() }).optional(),
  usages: z.array(z.string()),
  rotationPolicy: z.string().optional(),
  failedIssuanceAttempts: z.number().optional(),
  lastFailureTime: moment.optional(),
  createdAt: moment.optional(),
  revisions,
  /** What made the Certificate, when it was not a person: `Ingress/name`. */
  owner: z.string().optional(),
  /** The object as the API server returned it, without managedFields, passwords and tokens. */
  yaml: z.string(),
  /** Read it again when one of these changes: objects, and what a new object may belong to. */
  madeOf: z.array(z.string()),
  /** The controller's log in this answer is from a moment ago; from then on it is read anew. */
  again: moment.optional(),
  freshness,
  secrets: freshness,
  now: moment,
});
export type CertificateDetail = z.infer<typeof certificateDetail>;
