import { Failure } from '@/shared/failure';

import { findBundle } from '../bundles/list-bundles';
import { verifyBundle } from '../bundles/verify-bundle';
import type { Step } from '../engine/contracts';
import type { BundleJob } from './bundle-job';

/** Reads the bundle back from the disk as a restore would, before anything else is done. */
export function checkBundle(id: string): Step<BundleJob> {
  return {
    id,
    title: 'Read the bundle back',
    access: () => [],
    async run({ run }, out, signal) {
      const view = await findBundle(run.id);
      if (!view)
        throw new Failure(
          'not-found',
          `The bundle ${run.id} that this run wrote is gone, or not as it was written. Cancel this run and start a new one.`,
        );
      await verifyBundle(view, { signal });
      out.line(
        view.encrypted
          ? 'The encrypted file is byte by byte as it was written; it was opened with its passphrase then.'
          : 'Every member of the bundle is as it was written.',
      );
    },
  };
}
