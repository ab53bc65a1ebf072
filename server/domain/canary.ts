import { createHash } from 'node:crypto';

import type { CanaryIssuer } from '@/shared/upgrade';

import { canaryLabel } from './census';
import type { IssuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';

export interface CanaryChoice {
  readonly canaries: readonly CanaryIssuer[];
  /** In words, such as `ClusterIssuer partner-ca: …`. */
  readonly notTried: readonly string[];
}

/**
 * The issuers that can sign a certificate for nothing and without anybody outside: SelfSigned and CA, where they
 * are ready. `approvable` are the signers that cert-manager's own approver may approve for; unknown: all.
 */
export function chooseCanaries(
  issuers: readonly IssuerFacts[],
  certManager: string,
  approvable: readonly string[] | undefined,
): CanaryChoice {
  const canaries: CanaryIssuer[] = [];
  const notTried: string[] = [];
  for (const facts of issuers) {
    const { kind, name, type, namespace = certManager } = facts;
    const reason = whyNot(facts, approvable);
    if ((type === 'SelfSigned' || type === 'CA') && reason === undefined)
      canaries.push({ kind, namespace, name, type });
    else notTried.push(`${kind} ${kind === 'Issuer' ? `${namespace}/` : ''}${name}: ${reason}`);
  }
  return { canaries, notTried };
}

function whyNot(facts: IssuerFacts, approvable: readonly string[] | undefined): string | undefined {
  if (facts.type !== 'SelfSigned' && facts.type !== 'CA')
    return `${facts.type} issuers ask somebody outside for every certificate.`;
  const state = issuerState(facts);
  if (state.state !== 'ready') return state.why;
  if (approvable && !approvable.some((pattern) => fits(pattern, facts)))
    return "cert-manager's own approver may not approve requests for it.";
  return undefined;
}

/** `issuers.cert-manager.io/*`, `issuers.cert-manager.io/shop.*`, `clusterissuers.cert-manager.io/company-ca`. */
function fits(pattern: string, { kind, namespace, name }: IssuerFacts): boolean {
  const resource = `${kind.toLowerCase()}s.cert-manager.io`;
  const names = kind === 'Issuer' ? [`${namespace}.${name}`, `${namespace}.*`, '*'] : [name, '*'];
  return pattern === '*' || names.some((one) => pattern === `${resource}/${one}`);
}

/** The same for the same run and issuer, so that a repeated step finds what it made. At most 52 characters. */
export function canaryName(run: string, { kind, namespace, name }: CanaryIssuer): string {
  const digest = createHash('sha256').update([run, kind, namespace, name].join('\n')).digest('hex');
  return `certferry-canary-${digest.slice(0, 16)}`;
}

/** What the canary's certificate is for: nobody's name. */
export const canaryDnsName = 'canary.certferry.invalid';

/** A Certificate of the shortest life that cert-manager accepts; its Secret is labelled as it is. */
export function canaryCertificate(run: string, issuer: CanaryIssuer) {
  const labels = { [canaryLabel]: run };
  const name = canaryName(run, issuer);
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace: issuer.namespace, labels },
    spec: {
      secretName: name,
      secretTemplate: { labels },
      duration: '1h0m0s',
      commonName: canaryDnsName,
      dnsNames: [canaryDnsName],
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['digital signature', 'server auth'],
      issuerRef: { name: issuer.name, kind: issuer.kind, group: 'cert-manager.io' },
    },
  };
}
