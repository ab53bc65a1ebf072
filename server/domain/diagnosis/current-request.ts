import { numberField, textField } from '@/shared/fields';

import type { RawObject } from '../raw-object';
import { type RequestFacts, requestFacts } from '../request-facts';

/** The requests for the issuance that goes on, or that has failed, and those that only bear its name. */
export interface NextRequests {
  readonly revision: number;
  /** More than one: cert-manager does nothing until only one is left. */
  readonly own: readonly RequestFacts[];
  readonly strangers: readonly RequestFacts[];
}

/** As cert-manager and cmctl find it: owned by the uid, with the revision after the one that is stored. */
export function nextRequests(certificate: RawObject, requests: readonly RawObject[]): NextRequests {
  const uid = textField(certificate, 'metadata', 'uid') ?? '';
  const revision = (numberField(certificate, 'status', 'revision') ?? 0) + 1;
  const all = requests.map(requestFacts);
  const own = all.filter((one) => one.owner?.uid === uid);
  return {
    revision,
    own: own.filter((one) => one.revision === revision),
    strangers: all.filter((one) => one.owner?.uid !== uid),
  };
}
