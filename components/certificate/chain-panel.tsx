'use client';

import { Check, CircleOff, CircleQuestionMark, RotateCw, X } from 'lucide-react';

import type { CertificateDetail } from '@/shared/certificate-detail';
import type { ChainNode } from '@/shared/chain';

import { Chip } from '../table/chip';
import type { Look } from '../table/look';
import { Why } from '../table/why';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { ObjectLink } from './object-link';
import { Section } from './section';

const looks = {
  sound: { tone: 'ok', icon: Check, word: 'Sound' },
  working: { tone: 'info', icon: RotateCw, word: 'On its way' },
  failing: { tone: 'bad', icon: X, word: 'Failing' },
  absent: { tone: 'bad', icon: CircleOff, word: 'Not there' },
  unread: { tone: 'mute', icon: CircleQuestionMark, word: 'Not read' },
} as const satisfies Record<ChainNode['state'], Look>;

interface Props {
  readonly detail: CertificateDetail;
  readonly cluster: string;
}

const keyOf = ({ object: { kind, namespace = '', name } }: Pick<ChainNode, 'object'>) =>
  `${kind} ${namespace}/${name}`;

/** What the issuance goes through, drawn as one line; the deepest failing link is marked. */
export function ChainPanel({ detail: { chain, cause }, cluster }: Props) {
  const deepest = cause && keyOf({ object: cause.link });
  return (
    <Section title="Chain">
      <ol className="py-1">
        {chain.map((node, index) => {
          const isDeepest = keyOf(node) === deepest;
          return (
            <li key={keyOf(node)} className="relative flex gap-3 pb-3.5 last:pb-1">
              <span aria-hidden className="flex w-3 shrink-0 flex-col items-center">
                <span
                  className={classes('mt-1.5 size-3 rounded-full', dots[looks[node.state].tone])}
                />
                {index < chain.length - 1 && <span className="bg-line mt-1 w-0.5 flex-1" />}
              </span>
              <div
                className={classes(
                  'min-w-0 flex-1 [overflow-wrap:anywhere]',
                  isDeepest && 'ring-bad -m-1.5 rounded-md p-1.5 ring-2',
                )}
              >
                <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
                  <ObjectLink object={node.object} cluster={cluster} />
                  <Chip look={looks[node.state]} />
                  {isDeepest && <span className="text-bad text-[12.5px]">here it fails</span>}
                </div>
                <Why>{node.why}</Why>
                {node.facts.length > 0 && (
                  <p className="second">
                    <Text>
                      {node.facts.map(({ name, value }) => `${name}: ${value}`).join(' · ')}
                    </Text>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const dots = {
  ok: 'bg-ok',
  info: 'bg-info',
  bad: 'bg-bad',
  mute: 'bg-faint',
  warn: 'bg-warn',
} as const;
