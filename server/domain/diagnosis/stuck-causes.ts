import type { Cause } from '@/shared/chain';
import type { Condition } from '@/shared/condition';
import { timeField } from '@/shared/fields';

import { conditions } from '../conditions';
import type { RawObject } from '../raw-object';
import { nameOf } from '../wanted-secrets';
import { causesOf } from './cause-of';
import { conditionSaid } from './condition-said';
import { patience } from './patience';

/**
 * A kind or a finalizer of cert-manager, as a namespace's conditions name what is left: `challenges.acme.cert-manager.io
 * has 2 resource instances`, `gvr: acme.cert-manager.io/v1, Resource=challenges`, and finalizers of before 1.17.
 */
const ofCertManager =
  /(?:^|[\s:]|\b(?:certificates|certificaterequests|issuers|orders|challenges|finalizer)\.)(?:acme\.)?cert-manager\.io\b/;

/** Groups that cannot be discovered, as they are listed: `acme.example.com/v1alpha1: stale GroupVersion discovery: …`. */
const undiscovered = /(?:^|[\s:])([\w.-]+)\/v\d\w*:/g;
/** cert-manager's own of long ago, and those of DNS-01 webhooks, by the name that its documentation gives them. */
const deadGroup = /^(?:acme\.[\w.-]+|(?:[\w-]+\.)*cert-manager\.io)$/;

/** What has to do with cert-manager, whatever it is called. */
interface Its {
  /** The namespaces in which it runs. */
  readonly homes: ReadonlySet<string>;
  /** API groups of DNS-01 webhooks, as issuers name them. */
  readonly webhookGroups: ReadonlySet<string>;
}

/** Why the deletion does not end has to do with cert-manager: any program's objects may keep a namespace. */
function isHeldByIt({ type, message }: Condition, { webhookGroups }: Its): boolean {
  if (type !== 'NamespaceDeletionDiscoveryFailure') return ofCertManager.test(message);
  const groups = [...message.matchAll(undiscovered)].map(([, group = '']) => group);
  return groups.some((one) => deadGroup.test(one) || webhookGroups.has(one));
}

/** Why a namespace, or a CRD of cert-manager, that is being deleted does not go away; most are gone within seconds. */
export function stuckCauses(
  kind: 'Namespace' | 'CustomResourceDefinition',
  object: RawObject,
  now: number,
  its: Its,
): Cause[] {
  const since = timeField(object, 'metadata', 'deletionTimestamp');
  if (since === undefined || now - since < patience.deletion) return [];
  const told = { kind, name: nameOf(object) };
  const isMeant = kind !== 'Namespace' || its.homes.has(told.name);
  return causesOf(
    conditions(object)
      .filter(({ status }) => status === 'True')
      .filter((one) => isMeant || isHeldByIt(one, its))
      .map((one) => conditionSaid(one, told, `status ${kind}`)),
  );
}
