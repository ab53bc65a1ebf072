import type { Freshness } from '@/shared/freshness';

import { Text } from '../text/text';

/** Certificates without their Secrets: what is missing on this page, and why. */
export function SecretsUnknown({ secrets }: { secrets: Freshness }) {
  if (secrets.state !== 'forbidden' && secrets.state !== 'unreachable') return null;
  return (
    <p className="note-warn">
      Whether the stored keys match is not known: <Text>{secrets.why}</Text>
    </p>
  );
}
