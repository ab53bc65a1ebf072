import type { CertificateFacts } from '../domain/certificate-facts';

/** Which Certificates write each Secret, by `namespace/secret`. */
export class Writers {
  /** Nearly every Secret has one writer only: a list for each would cost more than the names in it. */
  readonly #names = new Map<string, string | readonly string[]>();

  /** The names of the Certificates that write that Secret. */
  of(secret: string): readonly string[] {
    const found = this.#names.get(secret) ?? [];
    return typeof found === 'string' ? [found] : found;
  }

  add(facts: CertificateFacts): void {
    const key = secretKey(facts);
    const known = this.of(key);
    if (known.includes(facts.name)) return;
    this.#names.set(key, known.length === 0 ? facts.name : [...known, facts.name]);
  }

  remove(facts: CertificateFacts): void {
    const key = secretKey(facts);
    const rest = this.of(key).filter((name) => name !== facts.name);
    if (rest.length === 0) this.#names.delete(key);
    else this.#names.set(key, rest);
  }

  clear(): void {
    this.#names.clear();
  }
}

/** `namespace/secret` of what a Certificate writes. */
export function secretKey({ namespace, secretName }: CertificateFacts): string {
  return `${namespace}/${secretName}`;
}
