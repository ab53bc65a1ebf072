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

/** Groups that nobody serves: cert-manager's own of long ago, and those of DNS-01 webhooks, by the name that its documentation gives them. */
const deadGroup = /(?:^|[\s:])(?:acme\.[\w.-]+|(?:[\w-]+\.)*cert-manager\.io)\/v\d\w*:/;

/** Why the deletion does not end has to do with cert-manager: any program's objects may keep a namespace. */
function isHeldByIt({ type, message }: Condition): boolean {
  return (type === 'NamespaceDeletionDiscoveryFailure' ? deadGroup : ofCertManager).test(message);
}

/** Why a namespace, or a CRD of cert-manager, that is being deleted does not go away; most are gone within seconds. */
export function stuckCauses(
  kind: 'Namespace' | 'CustomResourceDefinition',
  object: RawObject,
  now: number,
): Cause[] {
  const since = timeField(object, 'metadata', 'deletionTimestamp');
  if (since === undefined || now - since < patience.deletion) return [];
  const its = { kind, name: nameOf(object) };
  return causesOf(
    conditions(object)
      .filter(({ status }) => status === 'True')
      .filter((one) => kind !== 'Namespace' || isHeldByIt(one))
      .map((one) => conditionSaid(one, its, `status ${kind}`)),
  );
}
