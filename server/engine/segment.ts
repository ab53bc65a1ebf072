import { gunzipSync, gzipSync } from 'node:zlib';

import { textField } from '@/shared/fields';
import { type JournalEvent, journalEvent } from '@/shared/run';

import type { KubeObject } from '../kube/object';
import { damaged } from './damaged';
import { digest } from './digest';
import { configMap, partLabel, runName } from './objects';

export const kindsOfSegment = ['events', 'lines'] as const;
export type SegmentKind = (typeof kindsOfSegment)[number];

/** One ConfigMap of a journal. */
export interface Segment {
  readonly kind: SegmentKind;
  /** 1, 2, 3 … of its kind. */
  readonly number: number;
  /** The digest of the one before; of the head for the first; empty for lines, of which old ones are dropped. */
  readonly previous: string;
  /** The events as JSON, one a line. */
  readonly text: string;
  /** Nothing is added to it any longer. */
  readonly sealed: boolean;
  readonly resourceVersion?: string;
}

export const segmentName = (id: string, { kind, number }: Pick<Segment, 'kind' | 'number'>) =>
  `${runName(id)}-${kind}-${String(number).padStart(4, '0')}`;

export const digestOf = ({ previous, text }: Segment) => digest(previous, text);

/** Each write sends the whole object: an open one is plain and small, a sealed one is packed. */
export function segmentObject(id: string, segment: Segment): KubeObject {
  const { kind, number, previous, text, sealed, resourceVersion } = segment;
  const content = sealed
    ? { binaryData: { journal: gzipSync(text).toString('base64') } }
    : { data: { journal: text } };
  const object = configMap(id, kind, segmentName(id, segment), {
    ...content,
    data: {
      ...content.data,
      number: String(number),
      previous,
      digest: digestOf(segment),
      ...(sealed && { sealed: 'yes' }),
    },
  });
  return { ...object, metadata: { ...object.metadata, resourceVersion } };
}

/** Undefined for what is no segment; a Failure `conflict` for one that is not as it was written. */
export function readSegment(object: KubeObject): Segment | undefined {
  const kind = textField(object, 'metadata', 'labels', partLabel);
  if (kind !== 'events' && kind !== 'lines') return undefined;
  const segment: Segment = {
    kind,
    number: Number(textField(object, 'data', 'number')),
    previous: textField(object, 'data', 'previous') ?? '',
    text: textOf(object),
    sealed: textField(object, 'data', 'sealed') === 'yes',
    ...(object.metadata.resourceVersion && { resourceVersion: object.metadata.resourceVersion }),
  };
  if (textField(object, 'data', 'digest') === digestOf(segment)) return segment;
  throw damaged(object);
}

function textOf(object: KubeObject): string {
  const packed = textField(object, 'binaryData', 'journal');
  if (packed === undefined) return textField(object, 'data', 'journal') ?? '';
  try {
    return gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: 4 << 20 }).toString('utf8');
  } catch {
    throw damaged(object);
  }
}

/** Newer versions may tell what this one does not know; what it knows is enough to say where a run stands. */
export function eventsIn({ text }: Segment): JournalEvent[] {
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const parsed = journalEvent.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    });
}
