import { within } from '@/shared/actor';
import { timeField } from '@/shared/fields';
import type { WouldIssue } from '@/shared/would-issue';

import type { ControllerLink, Part } from '../domain/diagnosis/chain';
import { knownLimits } from '../domain/diagnosis/known-limits';
import { runningVersion } from '../domain/installation';
import type { RawObject } from '../domain/raw-object';
import { wouldIssue } from '../domain/trigger/would-issue';
import { parseVersion } from '../domain/upgrade-path';
import type { KubeObject } from '../kube/object';
import { freshnessOf, type Inventory } from './inventory';
import type { Asking } from './read-links';
import type { Scopes } from './scopes';

/** A Secret as far as it could be read. */
export type ReadSecret =
  | { readonly is: 'read'; readonly secret: KubeObject | undefined }
  | { readonly is: 'unreadable'; readonly why: string };

const unknown = (why: string): WouldIssue => ({ would: 'unknown', why });

/** Why it is not known which Certificates share a Secret; undefined where it is. */
function neighboursUnknown(
  inventory: Inventory,
  scopes: Scopes,
  namespace: string,
): string | undefined {
  if (!within(scopes.certificates, namespace))
    return `you may not list Certificates in ${namespace}, and another one may own the Secret.`;
  const { state } = freshnessOf(inventory, 'certificates');
  if (state === 'live' || state === 'stale') return undefined;
  return `the Certificates of ${namespace} are not read yet, and another one may own the Secret.`;
}

interface Judged {
  readonly certificate: KubeObject;
  /** Its own, of the issuance that is stored and of the next one. */
  readonly requests: Part<readonly RawObject[]>;
  readonly controllers: Part<readonly ControllerLink[]>;
  readonly read: ReadSecret;
}

/**
 * Whether the cert-manager that runs would issue a Certificate anew, by what was read with the actor's own rights.
 * What may not be read makes it unknown, never "stay".
 */
export function wouldIssueNow(
  { inventory, scopes }: Pick<Asking, 'inventory' | 'scopes'>,
  { certificate, requests, controllers, read }: Judged,
  now: number,
): WouldIssue {
  const namespace = certificate.metadata.namespace ?? '';
  if (read.is === 'unreadable') return unknown(read.why);
  if (requests.is === 'unread') return unknown(requests.why);
  const why = neighboursUnknown(inventory, scopes, namespace);
  if (why) return unknown(why);
  if (controllers.is === 'unread') return unknown(controllers.why);
  const [first] = controllers.value;
  const controller = first?.deployment;
  if (!controller) return unknown('no Deployment of a cert-manager controller was found.');
  const version = runningVersion(controller);
  const release = parseVersion(version);
  if (!release)
    return unknown(
      `the release that runs is not known: its image says ${JSON.stringify(version)}.`,
    );
  const hasFailed = timeField(certificate, 'status', 'lastFailureTime') !== undefined;
  if (hasFailed && first.limits?.is === 'unread') return unknown(first.limits.why);
  return wouldIssue({
    certificate,
    secret: read.secret,
    requests: requests.value,
    certificates: [...inventory.certificates.rows.values()].filter(
      (one) => one.namespace === namespace,
    ),
    release,
    limits: knownLimits({ controllers }),
    now,
  });
}
