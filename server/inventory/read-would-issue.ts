import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';
import type { WouldIssue } from '@/shared/would-issue';

import type { Part } from '../domain/diagnosis/chain';
import { componentOf, componentSelector, runningVersion } from '../domain/installation';
import type { RawObject } from '../domain/raw-object';
import { controllerLimits } from '../domain/trigger/controller-limits';
import { wouldIssue } from '../domain/trigger/would-issue';
import { parseVersion } from '../domain/upgrade-path';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { freshnessOf, type Inventory } from './inventory';
import type { Asking } from './read-links';
import type { Scopes } from './scopes';

const deployments = { group: 'apps', version: 'v1', resource: 'deployments' };

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
  readonly read: ReadSecret;
}

async function decided(
  { inventory, asActor }: Pick<Asking, 'inventory' | 'asActor'>,
  certificate: KubeObject,
  requests: readonly RawObject[],
  secret: KubeObject | undefined,
  now: number,
): Promise<WouldIssue> {
  const namespace = certificate.metadata.namespace ?? '';
  const found = await listAll(asActor, deployments, { labelSelector: componentSelector });
  const controller = found.find((one) => componentOf(one) === 'controller');
  if (!controller) return unknown('no Deployment of a cert-manager controller was found.');
  const version = runningVersion(controller);
  const release = parseVersion(version);
  if (!release)
    return unknown(
      `the release that runs is not known: its image says ${JSON.stringify(version)}.`,
    );
  return wouldIssue({
    certificate,
    secret,
    requests,
    certificates: [...inventory.certificates.rows.values()].filter(
      (one) => one.namespace === namespace,
    ),
    release,
    limits: controllerLimits(controller),
    now,
  });
}

/**
 * Whether the cert-manager that runs would issue a Certificate anew: read with the actor's own rights. What may not
 * be read makes it unknown, never "stay".
 */
export async function readWouldIssue(
  asking: Asking,
  { certificate, requests, read }: Judged,
  now: number,
): Promise<WouldIssue> {
  if (read.is === 'unreadable') return unknown(read.why);
  if (requests.is === 'unread') return unknown(requests.why);
  const { inventory, scopes } = asking;
  const why = neighboursUnknown(inventory, scopes, certificate.metadata.namespace ?? '');
  if (why) return unknown(why);
  try {
    return await decided(asking, certificate, requests.value, read.secret, now);
  } catch (error) {
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'not-found'))
      return unknown(error.message);
    throw error;
  }
}
