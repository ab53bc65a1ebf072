import type { CertificateRow } from '@/shared/certificate';

import { healthLooks } from '../secrets/health-looks';
import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { stateLooks } from './state-looks';

/** State and Secret in the first column, where there is no room for columns of their own. */
export function PhoneState({ row }: { row: CertificateRow }) {
  const { state, secret } = row;
  const why = state.state === 'ready' ? '' : state.why;
  return (
    <div className="mt-1 flex flex-wrap gap-x-2 gap-y-1 md:hidden">
      <Chip look={stateLooks[state.state]} />
      {secret.state !== 'sound' && (
        <Chip
          look={{ ...healthLooks[secret.state], word: `Secret: ${healthLooks[secret.state].word}` }}
        />
      )}
      <Why>{why || (secret.state === 'sound' ? '' : secret.why)}</Why>
    </div>
  );
}
