import type { Finding } from '@/shared/finding';

import type { FoundInstallation } from './find-installations';
import { booleanFlag } from './flag-of';
import { electionNamespace } from './installation';
import { nameOf } from './wanted-secrets';

/** Two controllers in one cluster: those that share a Lease take turns, those that do not fight for every Certificate. */
export function severalInstallations(found: readonly FoundInstallation[]): Finding[] {
  if (found.length < 2) return [];
  const names = found.map(({ namespace, controller }) => `${namespace}/${nameOf(controller)}`);
  const elections = found.map(({ controller }) =>
    booleanFlag(controller, 'leader-elect') === false ? undefined : electionNamespace(controller),
  );
  const [first] = elections;
  const isShared = first !== undefined && elections.every((one) => one === first);
  const told = `${found.length} cert-manager controllers are in this cluster: ${names.join(', ')}`;
  const remedy =
    'Decide which one stays and uninstall the other without its CRDs: all of them use the same six CRDs.';
  return [
    isShared
      ? {
          code: 'several-installations',
          severity: 'warns',
          sentence: `${told}. They share the Lease in namespace ${first}, so one acts and the other waits for its end; which version issues is left to chance.`,
          remedy,
        }
      : {
          code: 'several-installations',
          severity: 'breaks',
          sentence: `${told}. They do not share a Lease: both act on every Certificate and write over each other.`,
          remedy,
        },
  ];
}
