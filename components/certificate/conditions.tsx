'use client';

import type { Condition } from '@/shared/condition';

import { Moment } from '../clock/moment';
import { Text } from '../text/text';
import { Section } from './section';

interface Props {
  readonly conditions: readonly Condition[];
  readonly now: number;
}

/** What cert-manager itself says of an object. */
export function Conditions({ conditions, now }: Props) {
  return (
    <Section title="Conditions">
      {conditions.length === 0 && <p className="py-2">cert-manager has written none yet.</p>}
      <ul>
        {conditions.map((one) => (
          <li key={one.type} className="border-line2 border-b py-2 last:border-b-0">
            <div className="flex justify-between gap-3">
              <Text className="font-medium">{`${one.type} ${one.status}`}</Text>
              {one.since !== undefined && (
                <span className="second">
                  for <Moment at={one.since} now={now} as="age" />
                </span>
              )}
            </div>
            <p className="second [overflow-wrap:anywhere]">
              <Text>{[one.reason, one.message].filter(Boolean).join(': ')}</Text>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
