import type { Readable } from 'node:stream';

/**
 * The lines of a stream as they arrive, each cut to `most` characters. readline's iterator would swallow the
 * stream's errors.
 */
export async function* lines(
  stream: Readable,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const parts = String(chunk).split('\n');
    parts[0] = rest + (parts[0] ?? '');
    // Never more of an endless line than will be told of it.
    rest = (parts.pop() ?? '').slice(0, most);
    for (const part of parts) yield part.slice(0, most);
  }
  if (rest) yield rest;
}
