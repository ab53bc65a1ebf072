import type { Cause } from '@/shared/chain';

import { causeByFacts, causesOf } from './cause-of';
import { symptomById } from './symptom-by-id';

/** The newest record that Helm keeps of a release. */
export interface ReleaseRecord {
  readonly namespace: string;
  readonly name: string;
  readonly revision: number;
  readonly status: string;
  readonly secretName: string;
  /** What Helm wrote at its end; absent where the record cannot be read. */
  readonly description?: string;
  readonly changedAt?: number;
}

/** What Helm's own record of an installation says of how its last operation went. */
export function releaseCauses(record: ReleaseRecord): Cause[] {
  const { namespace, name, revision, status, secretName, description, changedAt } = record;
  const object = { kind: 'Secret', namespace, name: secretName };
  const when = changedAt === undefined ? {} : { at: changedAt };
  if (status.startsWith('pending-'))
    return [
      causeByFacts(symptomById('API-07'), {
        object,
        text: `Secret ${namespace}/${secretName} holds revision ${revision} of release ${name} as ${status}; Helm refuses the next upgrade for it.`,
        ...when,
      }),
    ];
  if (status !== 'failed' || description === undefined) return [];
  return causesOf([{ from: 'state', place: 'error helm', object, text: description, ...when }]);
}
