'use client';

import type { Revisions } from '@/shared/revision';

import { useCluster } from '../address/cluster-context';
import { Moment } from '../clock/moment';
import { requestLooks } from '../requests/looks';
import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { Text } from '../text/text';
import { ObjectLink } from './object-link';
import { Section } from './section';

interface Props {
  readonly namespace: string;
  readonly revisions: Revisions;
  readonly current: number | undefined;
  readonly now: number;
}

/** What was issued before, as far as its requests are still there. */
export function RevisionsPanel({ namespace, revisions, current, now }: Props) {
  const cluster = useCluster();
  if (revisions.is === 'unread')
    return (
      <Section title="Revisions">
        <p className="py-2 [overflow-wrap:anywhere]">
          <Text>{revisions.why}</Text>
        </p>
      </Section>
    );
  return (
    <Section title="Revisions" aside={current === undefined ? undefined : `${current} is stored`}>
      {revisions.requests.length === 0 && <p className="py-2">No request of it is there.</p>}
      <ol>
        {revisions.requests.map(({ name, revision, state, createdAt }) => (
          <li key={name} className="border-line2 border-b py-2 last:border-b-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
              <span>
                <span className="font-medium">{revision ?? 'no number'}</span>{' '}
                <span className="break-all">
                  <ObjectLink
                    object={{ kind: 'CertificateRequest', namespace, name }}
                    cluster={cluster}
                  />
                </span>
              </span>
              <Chip look={requestLooks[state.state]} />
            </div>
            {state.state !== 'ready' && <Why>{state.why}</Why>}
            {createdAt !== undefined && (
              <span className="second block">
                asked for <Moment at={createdAt} now={now} as="ends" />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="second py-1">cert-manager keeps as many as spec.revisionHistoryLimit says.</p>
    </Section>
  );
}
