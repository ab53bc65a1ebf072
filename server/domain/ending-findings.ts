import type { SecretFacts } from './secret-facts';
import type { WrittenBy } from './secret-writer';
import { type ToldFinding, toldFinding } from './told-finding';
import { utcText } from './utc-text';

/**
 * What renews a certificate mostly does so with a third of its lifetime left, as cert-manager does. Where half of that
 * has passed as well, whoever was to renew it has not.
 */
const lateShare = 1 / 6;

/** From when on a certificate that nothing is known to renew is late. */
export function lateFrom(leaf: { readonly notBefore: number; readonly notAfter: number }): number {
  return leaf.notAfter - (leaf.notAfter - leaf.notBefore) * lateShare;
}

/** That a certificate which cert-manager does not renew ends soon. */
export function endingFindings(
  { leaf, type, nextKey }: SecretFacts,
  written: WrittenBy | undefined,
  now: number,
): ToldFinding[] {
  if (!leaf || type !== undefined || nextKey || !written || written.count > 0) return [];
  if (now < lateFrom(leaf) || leaf.notAfter <= now) return [];
  return [
    toldFinding(
      'warns',
      'secret-ending',
      `The stored certificate ends ${utcText(leaf.notAfter)}, more than five sixths of its lifetime have passed, and no Certificate writes it: cert-manager does not renew it.`,
      'Renew it where it comes from, or make a Certificate whose spec.secretName is this Secret.',
    ),
  ];
}
