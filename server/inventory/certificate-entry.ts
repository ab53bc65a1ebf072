import type { CertificateRow, certificateSorts } from '@/shared/certificate';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { Entry } from './view';

export type CertificateSort = (typeof certificateSorts)[number];

export interface CertificateEntry extends Entry {
  readonly facts: CertificateFacts;
  readonly state: CertificateRow['state'];
  readonly secret: CertificateRow['secret'];
  readonly managed: boolean;
}

const mark = 'secret//';

/** A Secret stands in the list of Certificates by a key that no Certificate has. */
export const unmanagedKey = (secret: string): string => `${mark}${secret}`;

/** The Secret's `namespace/name` of such a key. */
export const secretOf = (key: string): string | undefined =>
  key.startsWith(mark) ? key.slice(mark.length) : undefined;
