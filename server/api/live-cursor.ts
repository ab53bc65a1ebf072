/** Where each topic of a stream goes on. */
export interface Cursors {
  readonly inventory?: string;
  readonly run?: string;
  readonly logs?: string;
}
export type Topic = keyof Cursors;

/** One letter each: the id comes with every message. */
const letters = { inventory: 'i', run: 'r', logs: 'l' } as const satisfies Record<Topic, string>;
const topics = ['inventory', 'run', 'logs'] as const;

/** All cursors as the id of an event: `i=EPOCH:7;r=RUN:12;l=POD:TIME,POD:TIME`. */
export function eventId(cursors: Cursors): string {
  return topics
    .flatMap((topic) => {
      const cursor = cursors[topic];
      return cursor === undefined ? [] : [`${letters[topic]}=${cursor}`];
    })
    .join(';');
}

/**
 * The cursors of an id, which comes back as somebody sends it: nothing of it may end a line of the stream. Undefined
 * for a first visit, empty for an id that is none of ours.
 */
export function cursorsOf(id: string | null | undefined): Cursors | undefined {
  if (!id) return undefined;
  const found: { [topic in Topic]?: string } = {};
  for (const part of id.split(';')) {
    const [, letter, cursor] = /^([irl])=([\w.:,-]*)$/.exec(part) ?? [];
    const topic = topics.find((one) => letters[one] === letter);
    if (topic !== undefined && cursor !== undefined) found[topic] = cursor;
  }
  return found;
}
