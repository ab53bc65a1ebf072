import { field, isRecord, listField, textField, textsField } from '@/shared/fields';
import type { IssuerDetail } from '@/shared/issuer-detail';

/** The ACME account of an issuer, as cert-manager has registered it; undefined for any other. */
export function issuerAccount(issuer: unknown): IssuerDetail['account'] {
  const server = textField(issuer, 'spec', 'acme', 'server');
  if (server === undefined) return undefined;
  return {
    server,
    email: textField(issuer, 'spec', 'acme', 'email') || undefined,
    uri: textField(issuer, 'status', 'acme', 'uri') || undefined,
    registeredEmail: textField(issuer, 'status', 'acme', 'lastRegisteredEmail') || undefined,
  };
}

/** Keys of a DNS-01 solver that name no provider. */
const notProviders = new Set(['cnameStrategy']);

function typeOf(solver: unknown): string {
  for (const [type, key] of [
    ['HTTP-01', 'http01'],
    ['DNS-01', 'dns01'],
  ] as const) {
    const inner = field(solver, key);
    if (!isRecord(inner)) continue;
    const by = Object.keys(inner).find((one) => !notProviders.has(one));
    return by ? `${type} ${by}` : type;
  }
  return 'unknown';
}

/** How an ACME issuer proves a name, and for which: an empty selector takes every name. */
export function issuerSolvers(issuer: unknown): IssuerDetail['solvers'] {
  return listField(issuer, 'spec', 'acme', 'solvers').map((solver) => {
    const labels = field(solver, 'selector', 'matchLabels');
    return {
      type: typeOf(solver),
      dnsNames: textsField(solver, 'selector', 'dnsNames'),
      dnsZones: textsField(solver, 'selector', 'dnsZones'),
      labels: isRecord(labels)
        ? Object.entries(labels).map(([name, value]) => `${name}=${String(value)}`)
        : [],
    };
  });
}
