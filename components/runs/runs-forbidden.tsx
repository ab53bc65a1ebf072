'use client';

import { Lock } from 'lucide-react';

import { commandLine } from '@/shared/shell-quote';

import { usePlace } from '../address/use-place';
import { EmptyPanel } from '../empty/empty-panel';
import { refusedUser, subjectOf } from '../empty/grant-commands';
import { Command } from '../text/command';
import { Text } from '../text/text';

const role = 'certferry-see-runs';
const there = '--namespace=certferry';

/** Runs are ConfigMaps of the namespace certferry: who may list those sees them. */
export function RunsForbidden({ why }: { why: string }) {
  const { session } = usePlace();
  const user = refusedUser(why) ?? session?.actor.name;
  // Without a context: this one's user is who was refused.
  const create = ['kubectl', 'create'] as const;
  return (
    <EmptyPanel icon={Lock} as="h1" title="You may not see the runs of this cluster">
      <p className="[overflow-wrap:anywhere]">
        <Text>{why}</Text>
      </p>
      {user !== undefined && (
        <>
          <Command
            label="For somebody who may grant it: the Role"
            command={commandLine(
              ...create,
              'role',
              role,
              there,
              '--verb=get,list,watch',
              '--resource=configmaps',
            )}
          />
          <Command
            label="and its binding"
            command={commandLine(
              ...create,
              'rolebinding',
              role,
              there,
              `--role=${role}`,
              subjectOf(user),
            )}
          />
        </>
      )}
    </EmptyPanel>
  );
}
