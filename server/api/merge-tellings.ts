import type { Topic } from './live-cursor';
import type { Told, Telling } from './live-told';

type Answer = {
  readonly topic: Topic;
  readonly telling: Telling;
  readonly result: IteratorResult<Told, void>;
};

/**
 * Several topics as one stream, in the order in which they have something to tell; a busy one never keeps the others
 * from their turn. Ends when all have ended, fails when one fails.
 */
export async function* mergeTellings(
  tellings: Readonly<Partial<Record<Topic, Telling>>>,
): AsyncGenerator<Told & { readonly topic: Topic }> {
  // Whoever was heard goes to the end of the line.
  const asked = new Map<Topic, Promise<Answer>>();
  const ask = (topic: Topic, telling: Telling) =>
    asked.set(
      topic,
      telling.next().then((result) => ({ topic, telling, result })),
    );
  for (const topic of ['run', 'logs', 'inventory'] as const) {
    const telling = tellings[topic];
    if (telling) ask(topic, telling);
  }
  while (asked.size > 0) {
    const { topic, telling, result } = await Promise.race(asked.values());
    asked.delete(topic);
    if (result.done) continue;
    yield { ...result.value, topic };
    ask(topic, telling);
  }
}
