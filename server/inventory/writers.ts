import type { CertificateFacts } from '../domain/certificate-facts';
import { isOlder } from '../domain/secret-owner';
import type { WrittenBy } from '../domain/secret-writer';
import { Groups } from './groups';

/** Hundreds on one Secret tell nothing more than these. */
export const mostWriters = 100;

/** Which Certificates write each Secret, by `namespace/secret`. */
export class Writers {
  readonly #groups = new Groups<CertificateFacts>();
  /** Of Secrets that several name: the oldest one, as far as somebody asked. */
  readonly #oldest = new Map<string, CertificateFacts>();

  count(secret: string): number {
    return this.#groups.count(secret);
  }

  all(secret: string): Iterable<CertificateFacts> {
    return this.#groups.all(secret);
  }

  /** The first of them, in no order. */
  some(secret: string, most: number): CertificateFacts[] {
    const found: CertificateFacts[] = [];
    for (const one of this.all(secret)) {
      if (found.length === most) break;
      found.push(one);
    }
    return found;
  }

  /** As `secretOwner` chooses, without looking at thousands each time. */
  owner(secret: string, issuedFor: string | undefined): CertificateFacts | undefined {
    const named = issuedFor === undefined ? undefined : this.#groups.get(secret, issuedFor);
    return named ?? this.#oldestOf(secret);
  }

  /** What is told of them in lists. */
  told(secret: string, issuedFor: string | undefined): WrittenBy<CertificateFacts> {
    const owner = this.owner(secret, issuedFor);
    return { owner, count: this.count(secret), some: this.some(secret, mostWriters) };
  }

  add(facts: CertificateFacts): void {
    const key = secretKey(facts);
    this.#groups.add(key, facts);
    const oldest = this.#oldest.get(key);
    if (oldest && isOlder(facts, oldest)) this.#oldest.set(key, facts);
  }

  remove(facts: CertificateFacts): void {
    const key = secretKey(facts);
    this.#groups.remove(key, facts);
    if (this.#oldest.get(key)?.name === facts.name) this.#oldest.delete(key);
  }

  clear(): void {
    this.#groups.clear();
    this.#oldest.clear();
  }

  #oldestOf(secret: string): CertificateFacts | undefined {
    const known = this.#oldest.get(secret);
    if (known) return known;
    let oldest: CertificateFacts | undefined;
    for (const one of this.all(secret)) if (!oldest || isOlder(one, oldest)) oldest = one;
    if (oldest && this.count(secret) > 1) this.#oldest.set(secret, oldest);
    return oldest;
  }
}

/** `namespace/secret` of what a Certificate writes. */
export function secretKey({ namespace, secretName }: CertificateFacts): string {
  return `${namespace}/${secretName}`;
}
