import { textField } from '@/shared/fields';

import { certificateFacts } from '../certificate-facts';
import type { Neighbour, Situation } from './gather';

function byAge(one: Neighbour, other: Neighbour): number {
  const [madeAt, otherMadeAt] = [one.createdAt ?? 0, other.createdAt ?? 0];
  if (madeAt !== otherMadeAt) return madeAt - otherMadeAt;
  return one.name < other.name ? -1 : 1;
}

/**
 * The one Certificate for which cert-manager issues into a Secret that several name: the one that the Secret's
 * annotation names, else the oldest. Undefined where only this one names it.
 */
export function ownerOfSecret({
  certificate,
  certificates,
  secret,
}: Situation): string | undefined {
  const own = certificateFacts(certificate);
  const others = certificates.filter(
    ({ name, secretName }) => secretName === own.secretName && name !== own.name,
  );
  if (others.length === 0) return undefined;
  const all = [own, ...others].toSorted(byAge).map(({ name }) => name);
  const told = textField(secret, 'metadata', 'annotations', 'cert-manager.io/certificate-name');
  return told !== undefined && all.includes(told) ? told : all[0];
}
