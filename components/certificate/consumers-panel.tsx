'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';

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

/** Who uses the Secret that a Certificate writes: read when the page is opened, and when that Secret changes or somebody asks. */
export function ConsumersPanel({ namespace, name }: Props) {
  const cluster = useCluster();
  const { data, error, isFetching, refetch } = useQuery({
    ...useTRPC().secrets.consumers.queryOptions({ cluster, namespace, name }),
    refetchInterval: false,
  });
  const again = (
    <button
      type="button"
      className="btn-quiet inline-flex items-center gap-1"
      disabled={isFetching}
      onClick={() => void refetch()}
    >
      <RotateCw aria-hidden className="size-3.5" />
      {isFetching ? 'Looking…' : 'Look again'}
    </button>
  );
  return (
    <Section title="Who uses it" aside={again}>
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
