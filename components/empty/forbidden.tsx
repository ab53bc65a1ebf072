'use client';

import { Lock } from 'lucide-react';

import type { Resource } from '@/shared/actor';

import { usePlace } from '../address/use-place';
import { Command } from '../text/command';
import { Text } from '../text/text';
import { EmptyPanel } from './empty-panel';
import { grantCommands, refusedUser } from './grant-commands';

interface Props {
  readonly what: string;
  readonly why: string;
  readonly kinds: readonly Resource[];
}

export function Forbidden({ what, why, kinds }: Props) {
  const { session } = usePlace();
  const user = refusedUser(why) ?? session?.actor.name;
  const grant = user === undefined ? undefined : grantCommands(user, kinds);
  return (
    <EmptyPanel icon={Lock} title={`You may not see ${what} in this cluster`}>
      <p>
        <Text>{why}</Text>
      </p>
      <p>
        It takes the verbs <code className="mono">get</code>, <code className="mono">list</code> and{' '}
        <code className="mono">watch</code>. Somebody who may grant them can run:
      </p>
      {grant && (
        <>
          <Command command={grant.role} label="The Role" />
          <Command command={grant.everywhere} label="For all namespaces" />
          <Command command={grant.oneNamespace} label="Or for one namespace" />
        </>
      )}
    </EmptyPanel>
  );
}
