import { z } from 'zod';

import { type BundleDetail, bundleDetail, bundleInput, bundleList } from '@/shared/bundle';
import { isFailure } from '@/shared/failure';

import { bundleFiles } from '../../bundles/bundle-folder';
import { readBundle } from '../../bundles/read-bundle';
import { removeBundle } from '../../bundles/remove-bundle';
import { refuseRemoval, seenBundle, seenBundles } from '../seen-bundles';
import { procedure, router } from '../trpc';

/** What is inside, read from the file now. */
async function inside(id: string): Promise<BundleDetail['inside']> {
  try {
    const { manifest, restore } = await readBundle(bundleFiles(id, false).file, { id });
    return { is: 'read', manifest, restore };
  } catch (error) {
    if (isFailure(error) && error.code === 'invalid') return { is: 'damaged', why: error.message };
    throw error;
  }
}

export const bundlesRouter = router({
  list: procedure
    .meta({
      about:
        'The bundles of a cluster whose Secrets you may all get now, and how many there are besides. Download one with GET /api/bundles/ID?cluster=NAME.',
    })
    .input(z.object({ cluster: z.string() }))
    .output(bundleList)
    .query(async ({ ctx, input }) => {
      const { bundles, hidden, strays } = await seenBundles(ctx.identity, input.cluster);
      return { bundles: [...bundles], hidden, strays: [...strays], now: Date.now() };
    }),
  get: procedure
    .meta({
      about:
        'One bundle, read from its first byte to its last and checked; of an encrypted one what was written down beside it.',
    })
    .input(bundleInput)
    .output(bundleDetail)
    .query(async ({ ctx, input }) => {
      const bundle = await seenBundle(ctx.identity, input.cluster, input.id);
      return { bundle, inside: bundle.encrypted ? { is: 'sealed' } : await inside(bundle.id) };
    }),
  remove: procedure
    .meta({ about: 'Removes a bundle for good. You need delete on the Secrets inside.' })
    .input(bundleInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      const bundle = await seenBundle(ctx.identity, input.cluster, input.id);
      await refuseRemoval(ctx.identity, input.cluster, bundle);
      await removeBundle(bundle);
    }),
});
