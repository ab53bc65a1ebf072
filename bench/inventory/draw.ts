import { random } from '../../e2e/long/random';

const words =
  'cart shop mail auth edge blog docs pay api web cdn log hub map feed jobs ads img chat vote'.split(
    ' ',
  );

const troubles = [
  'The certificate request has failed to complete and will be retried: Failed to wait for order resource to become ready: order is in "invalid" state',
  'Referenced issuer is not ready',
  'Error finalizing order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates already issued',
  'Vault failed to sign certificate: failed to sign certificate by vault: Code: 403. Errors: permission denied',
  'Waiting for DNS-01 challenge propagation: DNS record not yet propagated',
] as const;

/** What is drawn at random, the same for the same seed. */
export class Draw {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('There is nothing to draw from.');
    return found;
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join('');
  }

  /** Part of a DNS name, of exactly 12 characters. */
  label(): string {
    const word = this.one(words);
    return `${word}-${this.hex(11 - word.length)}`;
  }

  trouble(): string {
    return `${this.one(troubles)} (${this.hex(8)})`;
  }
}
