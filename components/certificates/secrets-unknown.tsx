import type { Freshness } from '@/shared/freshness';

import { counted } from '../text/count';
import { Text } from '../text/text';

/** Certificates without their Secrets: what is missing on this page, and why. */
export function SecretsUnknown({ secrets }: { secrets: Freshness }) {
  if (secrets.state === 'loading')
    return (
      <p className="note-warn">
        Whether the stored keys match is not known of all: {counted(secrets.loaded, 'Secret')} are
        read so far.
      </p>
    );
  if (secrets.state === 'live' || secrets.state === 'stale') return null;
  return (
    <p className="note-warn">
      Whether the stored keys match is not known: <Text>{secrets.why}</Text>
    </p>
  );
}
