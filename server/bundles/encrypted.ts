import { Decrypter, Encrypter } from 'age-encryption';

import { Failure } from '@/shared/failure';

import { passphraseIdentity, passphraseRecipient } from './passphrase';

export type Chunks = AsyncIterable<Uint8Array>;

/** The age library speaks streams of the web: one chunk is asked for when one is wanted. */
function streamOf(chunks: Chunks): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    let next = await reader.read();
    while (!next.done) {
      yield next.value;
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what a stream is
      next = await reader.read();
    }
  } finally {
    await reader.cancel();
  }
}

/** As `age -p` encrypts; as it is without a passphrase. */
export async function* encrypted(chunks: Chunks, passphrase?: string): AsyncGenerator<Uint8Array> {
  if (passphrase === undefined) return yield* chunks;
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase));
  yield* chunksOf(await encrypter.encrypt(streamOf(chunks)));
}

/** As `age -d` decrypts; a Failure where it was another passphrase. */
export async function* decrypted(
  chunks: Chunks,
  id: string,
  passphrase?: string,
): AsyncGenerator<Uint8Array> {
  if (passphrase === undefined) return yield* chunks;
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase));
  let stream: ReadableStream<Uint8Array>;
  try {
    stream = await decrypter.decrypt(streamOf(chunks));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('no identity matched')) throw error;
    throw new Failure(
      'invalid',
      `Bundle ${id} was encrypted with another passphrase. Enter the one that was given when it was written.`,
    );
  }
  yield* chunksOf(stream);
}
