import { certificateName, issuerAnnotations } from './check-annotations';
import { nearingExpiry } from './check-dates';
import { privateKey } from './check-key';
import { keyPair, secretExists, secretHasData } from './check-pair';
import { requestKey, requestSpec } from './check-request';
import { atLeast, type Release } from './release';
import type { Check } from './violation';

const stored = [secretExists, secretHasData, keyPair] as const;

/** The checks whose first violation makes cert-manager issue anew, in the order in which a release asks them. */
export function chainOf(release: Release): readonly Check[] {
  if (!atLeast(release, 1, 13))
    return [...stored, privateKey, issuerAnnotations, requestSpec, nearingExpiry];
  return [
    ...stored,
    issuerAnnotations,
    certificateName,
    privateKey,
    requestKey,
    requestSpec,
    nearingExpiry,
  ];
}
