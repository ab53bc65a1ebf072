import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

import { bundleInput, type BundleView } from '@/shared/bundle';
import { Failure } from '@/shared/failure';

import { guardOtherSites } from '../auth/guard-request';
import { bundleFiles } from '../bundles/bundle-folder';
import { openBundle } from '../bundles/read-bundle';
import { openWhole } from '../bundles/verify-bundle';
import { answerFailure } from './answer-failure';
import { createContext } from './context';
import { seenBundle } from './seen-bundles';

const piece = 256 * 1024;

/**
 * GET /api/bundles/ID?cluster=NAME: the file, for whoever may get every Secret inside now, after every byte of it was
 * seen to be as it was written; with damaged=true as it lies on the disk, whatever became of it.
 */
export async function downloadBundle(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const { searchParams } = new URL(request.url);
    const given = { cluster: searchParams.get('cluster') ?? '', id: (await params).id };
    guardOtherSites(request.headers);
    const { identity } = await createContext(request.headers, 'GET', async () => given);
    const parsed = bundleInput.safeParse(given);
    if (!parsed.success || given.cluster === '')
      throw new Failure('invalid', 'Name a cluster: /api/bundles/ID?cluster=NAME.');
    const bundle = await seenBundle(identity, parsed.data.cluster, parsed.data.id);
    const isAsItIs = searchParams.get('damaged') === 'true';
    return await sent(bundle, isAsItIs, request.signal);
  } catch (error) {
    return answerFailure(error);
  }
}

async function sent(bundle: BundleView, isAsItIs: boolean, signal: AbortSignal): Promise<Response> {
  const { file } = bundleFiles(bundle.id, bundle.encrypted);
  const handle = await (isAsItIs ? openBundle(file, bundle.id) : openWhole(bundle, signal));
  return new Response(streamOf(handle, bundle.size), {
    headers: {
      'Content-Type': bundle.encrypted ? 'application/octet-stream' : 'application/gzip',
      'Content-Length': String(bundle.size),
      'Content-Disposition': `attachment; filename="${basename(file)}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

/** Reads on as the other side reads. A file that ends too early breaks the answer off, which a client notices. */
function streamOf(handle: FileHandle, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { bytesRead, buffer } = await handle
        .read(Buffer.alloc(piece), 0, piece, at)
        .catch(async (error: unknown) => {
          await handle.close();
          throw error;
        });
      at += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (bytesRead > 0 && at < size) return;
      await handle.close();
      if (at === size) controller.close();
      else controller.error(new Error('the bundle has another size than when it was opened'));
    },
    async cancel() {
      await handle.close();
    },
  });
}
