import type { IssuerReference } from '@/shared/certificate';
import { field, isRecord, textField, timeField } from '@/shared/fields';

import { issuerReferenceOf } from './certificate-facts';
import { type Owner, ownerOf } from './owner-of';

/** What a list row and the root cause need of one Challenge. */
export interface ChallengeFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt?: number;
  /** Since when it is being deleted: its finalizer waits for the solver's clean-up. */
  readonly deletedAt?: number;
  readonly owner?: Owner;
  readonly issuer: IssuerReference;
  /** `HTTP-01` or `DNS-01`. */
  readonly type: string;
  readonly dnsName: string;
  readonly wildcard: boolean;
  /** Who proves it: `ingress`, `gatewayHTTPRoute`, or the DNS provider's key, for example `route53`. */
  readonly solver: string;
  /** Empty until cert-manager has asked the ACME server. */
  readonly state: string;
  readonly reason: string;
  readonly presented: boolean;
  /** When it was presented first; told from 1.21 on. */
  readonly presentedAt?: number;
  readonly processing: boolean;
}

/** Keys of a DNS-01 solver that name no provider. */
const notProviders = new Set(['cnameStrategy']);

function solverOf(challenge: unknown): string {
  const solver = field(challenge, 'spec', 'solver');
  const inner = field(solver, 'dns01') ?? field(solver, 'http01');
  if (!isRecord(inner)) return '';
  return Object.keys(inner).find((key) => !notProviders.has(key)) ?? '';
}

export function challengeFacts(challenge: unknown): ChallengeFacts {
  return {
    namespace: textField(challenge, 'metadata', 'namespace') ?? '',
    name: textField(challenge, 'metadata', 'name') ?? '',
    uid: textField(challenge, 'metadata', 'uid') ?? '',
    createdAt: timeField(challenge, 'metadata', 'creationTimestamp'),
    deletedAt: timeField(challenge, 'metadata', 'deletionTimestamp'),
    owner: ownerOf(challenge),
    issuer: issuerReferenceOf(challenge),
    type: textField(challenge, 'spec', 'type') ?? '',
    dnsName: textField(challenge, 'spec', 'dnsName') ?? '',
    wildcard: field(challenge, 'spec', 'wildcard') === true,
    solver: solverOf(challenge),
    state: textField(challenge, 'status', 'state') ?? '',
    reason: textField(challenge, 'status', 'reason') ?? '',
    presented: field(challenge, 'status', 'presented') === true,
    presentedAt: timeField(challenge, 'status', 'presentedAt'),
    processing: field(challenge, 'status', 'processing') === true,
  };
}
