import { failureInBody, failureOf } from '../query/failure-of';

/** Why that file would not be given now; undefined when it is. Asked first, as a browser shows no refused download. */
export async function refusedDownload(address: string): Promise<string | undefined> {
  const end = new AbortController();
  try {
    const answer = await fetch(address, { signal: end.signal, cache: 'no-store' });
    if (answer.ok) return undefined;
    const body: unknown = await answer.json();
    return (failureInBody(body) ?? failureOf(body)).message;
  } catch (error) {
    return failureOf(error).message;
  } finally {
    // Of a file that is given nothing more is read here: the browser itself saves it.
    end.abort();
  }
}
