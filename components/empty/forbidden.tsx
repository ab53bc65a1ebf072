'use client';

import { Lock } from 'lucide-react';

import type { Resource } from '@/shared/actor';

import { usePlace } from '../address/use-place';
import { Command } from '../text/command';
import { Text } from '../text/text';
import { EmptyPanel } from './empty-panel';
import { grantCommands } from './grant-commands';

interface Props {
  readonly what: string;
  readonly why: string;
  readonly cluster: string;
  readonly kinds: readonly Resource[];
}

export function Forbidden({ what, why, cluster, kinds }: Props) {
  const { session } = usePlace();
  const grant = session && grantCommands(cluster, session.actor, kinds);
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
