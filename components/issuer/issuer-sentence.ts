import type { IssuerDetail } from '@/shared/issuer-detail';

import { counted } from '../text/count';
import { placeSeen } from '../text/namespaces-seen';

/** The first sentence on an issuer: whether it signs, and how much hangs on it. */
export function issuerSentence({
  row,
  known,
  seen,
}: Pick<IssuerDetail, 'row' | 'known' | 'seen'>): string {
  return `${can[row.state.state]}; ${hanging(row.certificates, known, seen)}`;
}

const can = {
  ready: 'Ready',
  failing: 'Cannot sign',
  unknown: 'Whether it can sign is not known',
} as const;

function hanging(
  certificates: number | undefined,
  known: IssuerDetail['known'],
  seen: number | undefined,
): string {
  const isKnown = known.state === 'live' || known.state === 'stale';
  if (certificates === undefined || certificates === 0)
    return isKnown && certificates === 0
      ? `no certificate in ${placeSeen(seen)} names it`
      : 'which certificates hang on it is not known';
  const where = seen === undefined ? '' : ` in ${placeSeen(seen)}`;
  return `${counted(certificates, 'certificate')} ${certificates === 1 ? 'hangs' : 'hang'} on it${where}`;
}
