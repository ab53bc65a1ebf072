'use client';

import type { SecretDetail } from '@/shared/secret';

import { Fact } from '../certificate/fact';
import { MomentFact } from '../certificate/moment-fact';
import { Section } from '../certificate/section';
import { Moment } from '../clock/moment';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** The Secret itself: its type, its marks and who wrote them. */
export function SecretFacts({ detail }: { detail: SecretDetail }) {
  const { type, immutable, createdAt, labels, annotations, writtenBy, now } = detail;
  return (
    <Section title="Secret">
      <dl>
        <Fact name="Type">
          <Text className="mono">{type || 'none is told'}</Text>
          {immutable && (
            <span className="second block">immutable: nobody can renew what is in it</span>
          )}
        </Fact>
        <Fact name="Made">
          <MomentFact at={createdAt} now={now} />
        </Fact>
        <Fact name="Labels">
          <Marks of={labels} />
        </Fact>
        <Fact name="Annotations">
          <Marks of={annotations} />
        </Fact>
        <Fact name="Fields written by">
          <ul>
            {writtenBy.map(({ manager, operation, at }) => (
              <li key={`${manager} ${operation} ${at ?? ''}`}>
                <Text>{`${manager} (${operation})`}</Text>
                {at !== undefined && (
                  <span className="second">
                    {' '}
                    <Moment at={at} now={now} as="ends" />
                  </span>
                )}
              </li>
            ))}
            {writtenBy.length === 0 && <li>–</li>}
          </ul>
        </Fact>
      </dl>
    </Section>
  );
}

function Marks({ of }: { of: Readonly<Record<string, string>> }) {
  const entries = Object.entries(of);
  if (entries.length === 0) return <>–</>;
  return (
    <ul className="mono">
      {entries.map(([name, value]) => (
        <li key={name}>
          <Text>{`${name}: ${value}`}</Text>
        </li>
      ))}
    </ul>
  );
}

/** What its data holds, by name and size alone. */
export function DataPanel({ data }: Pick<SecretDetail, 'data'>) {
  return (
    <Section title="Data" aside={data.length > 0 ? counted(data.length, 'key') : undefined}>
      {data.length === 0 && <p className="py-2">It holds nothing.</p>}
      {data.length > 0 && (
        <dl>
          {data.map(({ key, bytes }) => (
            <div
              key={key}
              className="border-line2 flex items-baseline justify-between gap-3 border-b py-1.5 last:border-b-0"
            >
              <dt className="mono min-w-0 [overflow-wrap:anywhere]">
                <Text>{key}</Text>
              </dt>
              <dd className="second shrink-0">{counted(bytes, 'byte')}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="second py-1">Certferry shows no value of a Secret, only public certificates.</p>
    </Section>
  );
}
