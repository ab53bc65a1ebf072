import type { SecretHealth, secretSorts } from '@/shared/secret';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { SecretFacts } from '../domain/secret-facts';
import type { WrittenBy } from '../domain/secret-writer';
import type { Entry } from './view';

export type SecretSort = (typeof secretSorts)[number];

export interface SecretEntry extends Entry {
  readonly facts: SecretFacts;
  readonly health: SecretHealth;
  /** The Certificates that write it; undefined where that is not known. */
  readonly certificates: WrittenBy<CertificateFacts> | undefined;
}
