import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';
import type { WouldIssue } from '@/shared/would-issue';

import { componentOf, componentSelector, runningVersion } from '../domain/installation';
import { controllerLimits } from '../domain/trigger/controller-limits';
import { wouldIssue } from '../domain/trigger/would-issue';
import { parseVersion } from '../domain/upgrade-path';
import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { freshnessOf, type Inventory } from './inventory';
import type { Scopes } from './scopes';

const deployments = { group: 'apps', version: 'v1', resource: 'deployments' };
const requests = { group: 'cert-manager.io', version: 'v1', resource: 'certificaterequests' };

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

async function decided(
  inventory: Inventory,
  asActor: Cluster,
  certificate: KubeObject,
  secret: KubeObject | undefined,
  now: number,
): Promise<WouldIssue> {
  const namespace = certificate.metadata.namespace ?? '';
  const [found, all] = await Promise.all([
    listAll(asActor, deployments, { labelSelector: componentSelector }),
    listAll(asActor, requests, { namespace }),
  ]);
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
    requests: all,
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
  { inventory, scopes, asActor }: { inventory: Inventory; scopes: Scopes; asActor: Cluster },
  certificate: KubeObject,
  read: ReadSecret,
  now: number,
): Promise<WouldIssue> {
  if (read.is === 'unreadable') return unknown(read.why);
  const why = neighboursUnknown(inventory, scopes, certificate.metadata.namespace ?? '');
  if (why) return unknown(why);
  try {
    return await decided(inventory, asActor, certificate, read.secret, now);
  } catch (error) {
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'not-found'))
      return unknown(error.message);
    throw error;
  }
}
