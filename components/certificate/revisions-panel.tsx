'use client';

import type { Revisions } from '@/shared/revision';

import { Moment } from '../clock/moment';
import { requestLooks } from '../requests/looks';
import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { Text } from '../text/text';
import { Section } from './section';

interface Props {
  readonly revisions: Revisions;
  readonly current: number | undefined;
  readonly now: number;
}

/** What was issued before, as far as its requests are still there. */
export function RevisionsPanel({ revisions, current, now }: Props) {
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
                <span className="mono break-all">
                  <Text>{name}</Text>
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
