'use client';

import type { ChainEvents } from '@/shared/chain';

import { Moment } from '../clock/moment';
import { classes } from '../text/classes';
import { count } from '../text/count';
import { Text } from '../text/text';
import { ObjectLink } from './object-link';
import { Section } from './section';

interface Props {
  readonly told: ChainEvents;
  readonly cluster: string;
  readonly now: number;
}

const most = 30;

/** Events, the newest first, or why they could not be read. */
export function EventsList({ told, cluster, now }: Props) {
  if (told.is === 'unread')
    return (
      <Section title="Events">
        <p className="py-2">
          <Text>{told.why}</Text>
        </p>
      </Section>
    );
  const { events } = told;
  return (
    <Section title="Events" aside={count(events.length)}>
      {events.length === 0 && <p className="py-2">None. Kubernetes keeps events for an hour.</p>}
      <ul>
        {events
          .slice(0, most)
          .map(({ object, warning, reason, message, from, count: times, at: last }, index) => (
            <li
              key={`${object.kind} ${object.name} ${reason} ${last ?? ''} ${index}`}
              className="border-line2 border-b py-2 [overflow-wrap:anywhere] last:border-b-0"
            >
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className={classes('font-medium', warning && 'text-warn')}>
                  <Text>{reason}</Text>
                  {times > 1 && ` ×${count(times)}`}
                  {warning && <span className="sr-only"> (warning)</span>}
                </span>
                {last !== undefined && (
                  <span className="second">
                    <Moment at={last} now={now} as="ends" />
                  </span>
                )}
              </div>
              <p>
                <Text>{message}</Text>
              </p>
              <p className="second">
                <ObjectLink object={object} cluster={cluster} />
                {from !== '' && (
                  <>
                    , told by <Text>{from}</Text>
                  </>
                )}
              </p>
            </li>
          ))}
      </ul>
      {events.length > most && (
        <p className="second py-2">{count(events.length - most)} older ones are not shown.</p>
      )}
    </Section>
  );
}
