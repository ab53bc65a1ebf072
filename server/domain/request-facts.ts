import type { IssuerReference } from '@/shared/certificate';
import type { Condition } from '@/shared/condition';
import { textField, timeField } from '@/shared/fields';

import { issuerReferenceOf } from './certificate-facts';
import { conditionOf, conditions } from './conditions';
import { type Owner, ownerOf } from './owner-of';

/** What a list row and the root cause need of one CertificateRequest. */
export interface RequestFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt?: number;
  readonly owner?: Owner;
  /** The Certificate whose name it bears, where that is not its owner's. */
  readonly namedFor?: string;
  /** Which issuance of its Certificate this is, where cert-manager made it for one. */
  readonly revision?: number;
  readonly issuer: IssuerReference;
  readonly approved?: Condition;
  readonly denied?: Condition;
  readonly ready?: Condition;
  readonly invalid?: Condition;
  readonly failedAt?: number;
  /** Whether the issuer has answered with a certificate. */
  readonly signed: boolean;
}

function revisionOf(request: unknown): number | undefined {
  const text = textField(
    request,
    'metadata',
    'annotations',
    'cert-manager.io/certificate-revision',
  );
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function requestFacts(request: unknown): RequestFacts {
  const all = conditions(request);
  const owner = ownerOf(request);
  const named = textField(request, 'metadata', 'annotations', 'cert-manager.io/certificate-name');
  return {
    namespace: textField(request, 'metadata', 'namespace') ?? '',
    name: textField(request, 'metadata', 'name') ?? '',
    uid: textField(request, 'metadata', 'uid') ?? '',
    createdAt: timeField(request, 'metadata', 'creationTimestamp'),
    owner,
    ...(named && named !== owner?.name && { namedFor: named }),
    revision: revisionOf(request),
    issuer: issuerReferenceOf(request),
    approved: conditionOf(all, 'Approved'),
    denied: conditionOf(all, 'Denied'),
    ready: conditionOf(all, 'Ready'),
    invalid: conditionOf(all, 'InvalidRequest'),
    failedAt: timeField(request, 'status', 'failureTime'),
    signed: Boolean(textField(request, 'status', 'certificate')),
  };
}
