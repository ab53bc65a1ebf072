import { isDeepStrictEqual } from 'node:util';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import { type CertificateEntry, type CertificateSort, unmanagedKey } from './certificate-entry';
import type { IssuerEntry, IssuerSort } from './issuer-entry';
import type {
  ChallengeEntry,
  ChallengeSort,
  OrderEntry,
  OrderSort,
  RequestEntry,
  RequestSort,
} from './link-entry';
import type { SecretEntry, SecretSort } from './secret-entry';
import { issuerKey, issuerKeyOf, Uses } from './uses';
import { Views } from './views';
import { secretKey, Writers } from './writers';

type Certificates = ReadonlyMap<string, CertificateFacts>;

/** The lists that people ask for, and which of their entries a changed object touches. */
export class Lists {
  readonly certificates = new Views<CertificateEntry, CertificateSort>();
  readonly secrets = new Views<SecretEntry, SecretSort>();
  readonly issuers = new Views<IssuerEntry, IssuerSort>();
  readonly certificaterequests = new Views<RequestEntry, RequestSort>();
  readonly orders = new Views<OrderEntry, OrderSort>();
  readonly challenges = new Views<ChallengeEntry, ChallengeSort>();
  readonly writers = new Writers();
  readonly uses = new Uses();

  wroteCertificate(key: string, before?: CertificateFacts, after?: CertificateFacts): void {
    if (before) this.#remove(before);
    if (after) this.#add(after);
    this.certificates.mark(key);
    for (const facts of [before, after]) if (facts) this.#touch(facts);
  }

  readCertificates(rows: Certificates): void {
    this.writers.clear();
    this.uses.clear();
    for (const facts of rows.values()) this.#add(facts);
    this.certificates.markAll();
    this.secrets.markAll();
    this.issuers.markAll();
  }

  wroteSecret(key: string): void {
    const namespace = key.slice(0, key.indexOf('/'));
    this.secrets.mark(key);
    this.certificates.mark(unmanagedKey(key));
    for (const name of this.writers.of(key)) this.certificates.mark(`${namespace}/${name}`);
  }

  readSecrets(): void {
    this.secrets.markAll();
    this.certificates.markAll();
  }

  /** A Certificate's state depends on whether its issuer can sign. */
  wroteIssuer(certificates: Certificates, before?: IssuerFacts, after?: IssuerFacts): void {
    const one = after ?? before;
    if (!one) return;
    const changed = issuerKey(one);
    this.issuers.mark(changed);
    if (before && after && isDeepStrictEqual(issuerState(before), issuerState(after))) return;
    for (const [key, facts] of certificates)
      if (facts.issuer.name === one.name && issuerKeyOf(facts) === changed)
        this.certificates.mark(key);
  }

  readIssuers(): void {
    this.issuers.markAll();
    this.certificates.markAll();
  }

  #add(facts: CertificateFacts): void {
    this.writers.add(facts);
    this.uses.count(facts, 1);
  }

  #remove(facts: CertificateFacts): void {
    this.writers.remove(facts);
    this.uses.count(facts, -1);
  }

  /** What else shows this Certificate, or that it is gone. */
  #touch(facts: CertificateFacts): void {
    const secret = secretKey(facts);
    this.secrets.mark(secret);
    this.certificates.mark(unmanagedKey(secret));
    // That another one writes the same Secret is a finding of both.
    for (const name of this.writers.of(secret))
      this.certificates.mark(`${facts.namespace}/${name}`);
    const issuer = issuerKeyOf(facts);
    if (issuer !== undefined) this.issuers.mark(issuer);
  }
}
