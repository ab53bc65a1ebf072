import { type Scope, within } from '@/shared/actor';

import type { CertificateFacts } from '../domain/certificate-facts';

/** How many Certificates name each of cert-manager's issuers. */
export class Uses {
  readonly #counts = new Map<string, Map<string, number>>();

  /** How many of those that may be seen name the issuer of that key. */
  of(issuer: string, certificates: Scope): number {
    let sum = 0;
    for (const [namespace, count] of this.#counts.get(issuer) ?? [])
      if (within(certificates, namespace)) sum += count;
    return sum;
  }

  /** One more, or one fewer. */
  count(facts: CertificateFacts, by: 1 | -1): void {
    const key = issuerKeyOf(facts);
    if (key === undefined) return;
    const counts = this.#counts.get(key) ?? new Map<string, number>();
    this.#counts.set(key, counts);
    counts.set(facts.namespace, (counts.get(facts.namespace) ?? 0) + by);
  }

  clear(): void {
    this.#counts.clear();
  }
}

/** `Issuer/shop/ca` or `ClusterIssuer/company`; undefined where another group's issuer is named. */
export function issuerKeyOf({ namespace, issuer }: CertificateFacts): string | undefined {
  const { kind, name, group } = issuer;
  if (group !== 'cert-manager.io') return undefined;
  if (kind === 'Issuer') return issuerKey({ kind, namespace, name });
  return kind === 'ClusterIssuer' ? issuerKey({ kind, name }) : undefined;
}

export function issuerKey(one: { kind: string; namespace?: string; name: string }): string {
  return one.namespace === undefined
    ? `${one.kind}/${one.name}`
    : `${one.kind}/${one.namespace}/${one.name}`;
}
