import { isRecord, numberField, textField } from '@/shared/fields';

import type { CertificateFacts } from '../certificate-facts';
import { ownerOf } from '../owner-of';
import type { ControllerLimits } from './back-off';
import { decodeKey, type KeyFacts } from './decode-key';
import { decodeLeaf, type Leaf } from './decode-leaf';
import type { Decoded } from './decoded';
import type { Release } from './release';
import { requestSize } from './request-size';

export type Neighbour = Pick<CertificateFacts, 'name' | 'secretName' | 'createdAt'>;

/** What cert-manager looks at before it decides, as the API server returns it. */
export interface Situation {
  readonly certificate: unknown;
  /** The Secret that the Certificate names; undefined where there is none. */
  readonly secret: unknown;
  /** CertificateRequests of the namespace; those of other Certificates do no harm. */
  readonly requests: readonly unknown[];
  /** Certificates of the namespace; those that name other Secrets do no harm. */
  readonly certificates: readonly Neighbour[];
  readonly release: Release;
  readonly limits?: ControllerLimits | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** No byte of the key: what was decoded of it is public. */
export interface StoredPair {
  readonly annotation: (name: string) => string | undefined;
  readonly empty: boolean;
  readonly key: Decoded<KeyFacts> | undefined;
  readonly leaf: Decoded<Leaf> | undefined;
}

export interface Gathered {
  readonly name: string;
  readonly certificate: unknown;
  readonly spec: unknown;
  readonly pair: StoredPair | undefined;
  /** The requests of the revision that is stored, and of the one that comes next: at most one each, or duplicates. */
  readonly current: readonly unknown[];
  readonly next: readonly unknown[];
  readonly release: Release;
  /** How many bytes of a signing request are decoded. */
  readonly requestSize: number;
  readonly now: number;
}

function decoded(secret: unknown, key: string): string {
  return Buffer.from(textField(secret, 'data', key) ?? '', 'base64').toString('latin1');
}

function pairOf(secret: unknown): StoredPair {
  const [key, crt] = [decoded(secret, 'tls.key'), decoded(secret, 'tls.crt')];
  const data = isRecord(secret) ? secret.data : undefined;
  return {
    annotation: (name) => textField(secret, 'metadata', 'annotations', `cert-manager.io/${name}`),
    empty: !isRecord(data) || Object.keys(data).length === 0,
    key: key === '' ? undefined : decodeKey(key),
    leaf: crt === '' ? undefined : decodeLeaf(crt),
  };
}

function ofRevision({ certificate, requests }: Situation, revision: number): unknown[] {
  const uid = textField(certificate, 'metadata', 'uid');
  const name = 'cert-manager.io/certificate-revision';
  return requests.filter(
    (one) =>
      uid !== undefined &&
      ownerOf(one)?.uid === uid &&
      textField(one, 'metadata', 'annotations', name) === String(revision),
  );
}

export function gather(situation: Situation): Gathered {
  const { certificate, secret, release, limits, now } = situation;
  const revision = numberField(certificate, 'status', 'revision');
  return {
    name: textField(certificate, 'metadata', 'name') ?? '',
    certificate,
    spec: isRecord(certificate) ? certificate.spec : undefined,
    pair: secret === undefined ? undefined : pairOf(secret),
    current: revision === undefined ? [] : ofRevision(situation, revision),
    next: ofRevision(situation, (revision ?? 0) + 1),
    release,
    requestSize: requestSize(release, limits?.certificateSize),
    now,
  };
}
