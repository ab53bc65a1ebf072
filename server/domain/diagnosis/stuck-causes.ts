import type { Cause } from '@/shared/chain';
import { textField } from '@/shared/fields';

import { conditions } from '../conditions';
import type { RawObject } from '../raw-object';
import { nameOf } from '../wanted-secrets';
import { causesOf } from './cause-of';
import { conditionSaid } from './condition-said';

/** Why a namespace, or a CRD, that is being deleted does not go away. */
export function stuckCauses(
  kind: 'Namespace' | 'CustomResourceDefinition',
  object: RawObject,
): Cause[] {
  if (textField(object, 'metadata', 'deletionTimestamp') === undefined) return [];
  const its = { kind, name: nameOf(object) };
  return causesOf(
    conditions(object)
      .filter(({ status }) => status === 'True')
      .map((one) => conditionSaid(one, its, `status ${kind}`)),
  );
}
