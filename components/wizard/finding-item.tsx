'use client';

import type { ReactNode } from 'react';

import type { Finding } from '@/shared/finding';

import { useCluster } from '../address/cluster-context';
import { ObjectLink } from '../certificate/object-link';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

interface Props {
  readonly finding: Finding;
  /** How grave it is, where that is not said above. */
  readonly chip?: ReactNode;
}

/** One finding: its sentence, the object, and what to do. */
export function FindingItem({ finding: { sentence, object, remedy }, chip }: Props) {
  const cluster = useCluster();
  return (
    <li className="border-line2 border-b py-2.5 last:border-b-0">
      {chip}
      <p className="font-medium [overflow-wrap:anywhere]">
        <Text>{sentence}</Text>
      </p>
      {object && (
        <p className="text-muted [overflow-wrap:anywhere]">
          <ObjectLink object={object} cluster={cluster} />
        </p>
      )}
      {remedy !== '' && (
        <p className="second mt-0.5 [overflow-wrap:anywhere] whitespace-pre-line">
          <bdi>{visibleText(remedy, 'lines')}</bdi>
        </p>
      )}
    </li>
  );
}

/** Tells a finding apart from the others of one answer. */
export function findingKey({ code, object, sentence }: Finding): string {
  const { kind = '', namespace = '', name = '' } = object ?? {};
  return [code, kind, namespace, name, sentence].join(' ');
}
