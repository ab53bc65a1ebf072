'use client';

import type { Cause, Evidence } from '@/shared/chain';

import { absoluteTime } from '../clock/absolute-time';
import { Moment } from '../clock/moment';
import { Command } from '../text/command';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';
import { ObjectLink } from './object-link';
import { Section } from './section';

interface Props {
  readonly cause: Cause;
  readonly cluster: string;
  readonly now: number;
  /** Where there are several. */
  readonly head?: string;
}

const said = {
  condition: 'says in its conditions',
  state: 'says in its status',
  event: 'has the event',
  log: "is in cert-manager's log with",
  facts: 'is the reason',
} as const satisfies Record<Evidence['from'], string>;

/** Why it fails: one sentence, what says so word by word, and what to do. */
export function CausePanel({ cause, cluster, now, head = 'Why, and what to do' }: Props) {
  const { evidence, until, remedy, symptoms } = cause;
  return (
    <Section title={head}>
      <p className="py-1.5 text-[15px] font-medium [overflow-wrap:anywhere]">
        <Text>{cause.sentence}</Text>
      </p>
      {evidence.text !== '' && (
        <figure className="py-1.5">
          <figcaption className="second">
            <ObjectLink object={evidence.object} cluster={cluster} /> {said[evidence.from]}
            {evidence.at !== undefined && (
              <>
                {' '}
                (<Moment at={evidence.at} now={now} as="ends" />)
              </>
            )}
            :
          </figcaption>
          <blockquote
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
            tabIndex={0}
            className="bg-code mono mt-1 max-h-60 overflow-y-auto rounded-md px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap"
          >
            <bdi>{visibleText(evidence.text, 'lines')}</bdi>
          </blockquote>
        </figure>
      )}
      {until !== undefined && (
        <p className="py-1.5">
          It may be over at {absoluteTime(until)}, <Moment at={until} now={now} as="ends" />.
        </p>
      )}
      {remedy !== '' && (
        <p className="py-1.5 [overflow-wrap:anywhere] whitespace-pre-line">
          <bdi>{visibleText(remedy, 'lines')}</bdi>
        </p>
      )}
      {symptoms.length === 0 && evidence.from !== 'facts' && (
        <p className="second py-1.5">
          Certferry does not know these words: they are shown as they are.
        </p>
      )}
      {symptoms.map(({ id, title, explanation }) => (
        <p key={id} className="second py-1 [overflow-wrap:anywhere]">
          Known as {id}, “<Text>{title}</Text>”: <Text>{explanation}</Text>
        </p>
      ))}
      <div className="py-1.5">
        <Command command={cause.command} label="The same in a terminal" />
      </div>
    </Section>
  );
}
