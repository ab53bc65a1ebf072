import { Failure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import type { JournalEvent, RunHead } from '@/shared/run';

import type { KubeObject } from '../kube/object';
import { damaged } from './damaged';
import { partLabel } from './objects';
import { headDigest, readHead, readWishes, type Wished } from './run-head';
import { digestOf, eventsIn, readSegment, type Segment } from './segment';

/** A run as its ConfigMaps tell it. */
export interface JournalRead {
  readonly head: RunHead;
  readonly headDigest: string;
  readonly wishes: readonly Wished[];
  /** Of both kinds, by number. */
  readonly events: readonly JournalEvent[];
  readonly segments: readonly Segment[];
}

const isHead = (object: KubeObject) =>
  textField(object, 'metadata', 'labels', partLabel) === 'head';

/** Reads the ConfigMaps of one run; a Failure `conflict` when a journal is not as it was written. */
export function readJournal(objects: readonly KubeObject[]): JournalRead {
  const object = objects.find(isHead);
  if (!object)
    throw new Failure(
      'not-found',
      'There is no such run: its ConfigMap is not there (any longer).',
    );
  const head = readHead(object);
  const segments = objects.flatMap((one) => {
    const segment = readSegment(one);
    return segment ? [segment] : [];
  });
  verifyChain(object, segments);
  const events = segments.flatMap(eventsIn).toSorted((a, b) => a.n - b.n);
  return { head, headDigest: headDigest(object), wishes: readWishes(object), events, segments };
}

/** No segment of events may be missing, and each names the one before. */
function verifyChain(head: KubeObject, segments: readonly Segment[]): void {
  let [previous, number] = [headDigest(head), 0];
  const chain = segments
    .filter(({ kind }) => kind === 'events')
    .toSorted((a, b) => a.number - b.number);
  for (const segment of chain) {
    number += 1;
    if (segment.number !== number || segment.previous !== previous) throw damaged(head);
    previous = digestOf(segment);
  }
}
