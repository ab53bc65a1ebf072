import type { Evidence } from '@/shared/chain';
import { commandLine } from '@/shared/shell-quote';

const groups: Readonly<Record<string, string>> = {
  CertificateRequest: 'certificaterequest',
  Order: 'order.acme.cert-manager.io',
  Challenge: 'challenge.acme.cert-manager.io',
  Issuer: 'issuer.cert-manager.io',
  ClusterIssuer: 'clusterissuer.cert-manager.io',
};

/** What shows the same with kubectl or cmctl. */
export function commandFor({ kind, namespace, name }: Evidence['object'], from: Evidence['from']) {
  const at = namespace ? ['-n', namespace] : [];
  if (from === 'log') return commandLine('kubectl', 'logs', name, ...at);
  if (kind === 'Certificate') return commandLine('cmctl', 'status', 'certificate', name, ...at);
  return commandLine('kubectl', 'describe', groups[kind] ?? kind.toLowerCase(), name, ...at);
}
