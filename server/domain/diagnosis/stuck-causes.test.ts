import { expect, test } from 'vitest';

import { ago, condition } from './chain.fixture';
import { stuckCauses } from './stuck-causes';

const leaving = (...conditions: object[]) => ({
  metadata: { name: 'one', deletionTimestamp: ago(9) },
  status: { conditions },
});
const left = condition(
  'NamespaceContentRemaining',
  'True',
  'SomeResourcesRemain',
  'challenges remain',
);
const going = condition('Terminating', 'True', 'InstanceDeletionInProgress', 'in progress');

test('a namespace and a CRD that do not go away say why', () => {
  expect(stuckCauses('Namespace', leaving(left))).toMatchObject([
    {
      sentence:
        'The namespace does not go away, as Namespace one says: “NamespaceContentRemaining=True SomeResourcesRemain: challenges remain”.',
      link: { kind: 'Namespace', name: 'one' },
      symptoms: [{ id: 'UN-01' }],
    },
  ]);
  expect(stuckCauses('CustomResourceDefinition', leaving(going))[0]?.symptoms[0]?.id).toBe('UN-02');
});

test('what nobody deletes, or is about to be gone, is silent', () => {
  const sound = condition('NamespaceContentRemaining', 'False', 'ContentRemoved', 'all removed');
  expect(stuckCauses('Namespace', leaving(sound))).toEqual([]);
  expect(
    stuckCauses('Namespace', { metadata: { name: 'one' }, status: { conditions: [left] } }),
  ).toEqual([]);
});
