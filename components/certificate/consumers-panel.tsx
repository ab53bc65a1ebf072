'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '../address/cluster-context';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Consumers } from '../secret/consumers';
import { Text } from '../text/text';
import { ObjectLink } from './object-link';
import { Section } from './section';

interface Props {
  readonly namespace: string;
  readonly name: string;
}

/** Who uses the Secret that a Certificate writes: read when the page is opened, since it looks at Pods. */
export function ConsumersPanel({ namespace, name }: Props) {
  const cluster = useCluster();
  const { data, error } = useQuery(
    useTRPC().secrets.consumers.queryOptions({ cluster, namespace, name }),
  );
  return (
    <Section title="Who uses it">
      <p className="py-1.5">
        Of <ObjectLink object={{ kind: 'Secret', namespace, name }} cluster={cluster} />:
      </p>
      <div className="py-1.5">
        {data && <Consumers consumers={data} cluster={cluster} />}
        {!data && error && <Text>{failureOf(error).message}</Text>}
        {!data && !error && 'Looking at Pods, Ingresses, Gateways and issuers'}
      </div>
    </Section>
  );
}
