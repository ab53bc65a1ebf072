import type { IssuerState, issuerSorts } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';
import type { Entry } from './view';

export type IssuerSort = (typeof issuerSorts)[number];

export interface IssuerEntry extends Entry {
  readonly facts: IssuerFacts;
  readonly state: IssuerState;
  /** How many Certificates that may be seen name it; undefined where that is not known. */
  readonly certificates: number | undefined;
}
