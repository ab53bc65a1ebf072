import type { Cause } from '@/shared/chain';
import { textField } from '@/shared/fields';

import { conditionOf, conditions } from '../conditions';
import type { RawObject } from '../raw-object';
import { causeOf } from './cause-of';
import type { Chain } from './chain';
import { conditionSaid } from './condition-said';
import { warningsOf } from './warnings-of';

/** Why an issuer cannot sign; undefined where it can, or has not said yet. */
export function issuerCause(
  kind: 'Issuer' | 'ClusterIssuer',
  issuer: RawObject,
  events: Chain['events'],
): Cause | undefined {
  const ready = conditionOf(conditions(issuer), 'Ready');
  if (!ready || ready.status === 'True') return undefined;
  const namespace = textField(issuer, 'metadata', 'namespace');
  const object = {
    kind,
    ...(kind === 'Issuer' && namespace !== undefined && { namespace }),
    name: textField(issuer, 'metadata', 'name') ?? '',
  };
  const uid = textField(issuer, 'metadata', 'uid') ?? '';
  return causeOf([
    conditionSaid(ready, object, `status ${kind}`),
    ...warningsOf({ events }, uid, `event ${kind}`).map((one) => ({ ...one, object })),
  ]);
}
