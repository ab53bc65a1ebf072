import { isDeepStrictEqual } from 'node:util';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import type { SecretFacts } from '../domain/secret-facts';
import { type CertificateEntry, type CertificateSort, unmanagedKey } from './certificate-entry';
import { Groups } from './groups';
import type { IssuerEntry, IssuerSort } from './issuer-entry';
import type {
  ChallengeEntry,
  ChallengeSort,
  OrderEntry,
  OrderSort,
  RequestEntry,
  RequestSort,
} from './link-entry';
import { Owned } from './owned';
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
  readonly owned = new Owned();
  /** Secrets with the key of an issuance, by the Certificate whose they are. */
  readonly #nextKeys = new Groups<SecretFacts>();

  /** `issuedFor`: the Certificate that a Secret itself names. */
  wroteCertificate(
    key: string,
    before: CertificateFacts | undefined,
    after: CertificateFacts | undefined,
    issuedFor: (secret: string) => string | undefined,
  ): void {
    const secrets = new Set([before, after].flatMap((facts) => (facts ? [secretKey(facts)] : [])));
    const told = (secret: string) => ({
      owner: this.writers.owner(secret, issuedFor(secret)),
      several: this.writers.count(secret) > 1,
    });
    const were = new Map([...secrets].map((secret) => [secret, told(secret)]));
    if (before) this.#remove(before);
    if (after) this.#add(after);
    this.certificates.mark(key);
    for (const facts of [before, after]) if (facts) this.#touch(facts);
    // That another one writes the same Secret is a finding of both, and what its owner asks for is one of all.
    for (const [secret, was] of were) {
      const is = told(secret);
      if (is.several !== was.several || (is.several && is.owner !== was.owner))
        this.#markWriters(secret);
    }
    for (const { namespace, name } of this.#nextKeys.all(key))
      this.secrets.mark(`${namespace}/${name}`);
  }

  readCertificates(rows: Certificates): void {
    this.writers.clear();
    this.uses.clear();
    for (const facts of rows.values()) this.#add(facts);
    this.certificates.markAll();
    this.secrets.markAll();
    this.issuers.markAll();
  }

  wroteSecret(key: string, before?: SecretFacts, after?: SecretFacts): void {
    if (before?.nextKey && before.ownedBy) this.#nextKeys.remove(nextKeyOf(before), before);
    if (after) this.#addNextKey(after);
    this.secrets.mark(key);
    this.certificates.mark(unmanagedKey(key));
    this.#markWriters(key);
  }

  /** Of the Secrets with cert-manager's label, which hold the keys of issuances. */
  readLabelledSecrets(rows: ReadonlyMap<string, SecretFacts>): void {
    this.#nextKeys.clear();
    for (const facts of rows.values()) this.#addNextKey(facts);
    this.readSecrets();
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

  /** What keeps an issuance from going on is told of its Certificate. */
  wroteLink(certificates: Certificates, certificate: string | undefined): void {
    if (certificate === undefined) return;
    if (certificates.get(certificate)?.issuing?.status === 'True')
      this.certificates.mark(certificate);
  }

  readLinks(certificates: Certificates): void {
    for (const [key, { issuing }] of certificates)
      if (issuing?.status === 'True') this.certificates.mark(key);
  }

  #addNextKey(facts: SecretFacts): void {
    if (facts.nextKey && facts.ownedBy) this.#nextKeys.add(nextKeyOf(facts), facts);
  }

  #markWriters(secret: string): void {
    for (const { namespace, name } of this.writers.all(secret))
      this.certificates.mark(`${namespace}/${name}`);
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
    const issuer = issuerKeyOf(facts);
    if (issuer !== undefined) this.issuers.mark(issuer);
  }
}

const nextKeyOf = ({ namespace, ownedBy }: SecretFacts) => `${namespace}/${ownedBy?.name ?? ''}`;
