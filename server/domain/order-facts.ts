import type { IssuerReference } from '@/shared/certificate';
import { field, listField, textField, textsField, timeField } from '@/shared/fields';

import { issuerReferenceOf } from './certificate-facts';
import { type Owner, ownerOf } from './owner-of';

/** One name whose control the ACME server wants proven. */
interface Authorization {
  readonly identifier: string;
  readonly wildcard: boolean;
  /** What the ACME server said of it when the Order was made; `valid` needs no Challenge. */
  readonly initialState: string;
}

/** What a list row and the root cause need of one Order. */
export interface OrderFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt?: number;
  readonly owner?: Owner;
  readonly issuer: IssuerReference;
  readonly names: readonly string[];
  /** Empty until the ACME server has accepted the Order. */
  readonly state: string;
  readonly reason: string;
  /** The ACME server's host, as it stands in the Order's URL. */
  readonly host: string;
  readonly authorizations: readonly Authorization[];
  readonly failedAt?: number;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

export function orderFacts(order: unknown): OrderFacts {
  const commonName = textField(order, 'spec', 'commonName');
  return {
    namespace: textField(order, 'metadata', 'namespace') ?? '',
    name: textField(order, 'metadata', 'name') ?? '',
    uid: textField(order, 'metadata', 'uid') ?? '',
    createdAt: timeField(order, 'metadata', 'creationTimestamp'),
    owner: ownerOf(order),
    issuer: issuerReferenceOf(order),
    names: [
      ...new Set([
        ...(commonName ? [commonName] : []),
        ...textsField(order, 'spec', 'dnsNames'),
        ...textsField(order, 'spec', 'ipAddresses'),
      ]),
    ],
    state: textField(order, 'status', 'state') ?? '',
    reason: textField(order, 'status', 'reason') ?? '',
    host: hostOf(textField(order, 'status', 'url') ?? ''),
    authorizations: listField(order, 'status', 'authorizations').map((one) => ({
      identifier: textField(one, 'identifier') ?? '',
      wildcard: field(one, 'wildcard') === true,
      initialState: textField(one, 'initialState') ?? '',
    })),
    failedAt: timeField(order, 'status', 'failureTime'),
  };
}
