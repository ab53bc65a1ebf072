import type { Resource } from '@/shared/actor';
import { commandLine } from '@/shared/shell-quote';

const verbs = '--verb=get,list,watch';

const resourceNames = {
  certificates: 'certificates.cert-manager.io',
  certificaterequests: 'certificaterequests.cert-manager.io',
  orders: 'orders.acme.cert-manager.io',
  challenges: 'challenges.acme.cert-manager.io',
  issuers: 'issuers.cert-manager.io',
  clusterissuers: 'clusterissuers.cert-manager.io',
  secrets: 'secrets',
} as const satisfies Record<Resource, string>;

/** The Role that would let a user see these kinds, and its binding, as commands for somebody who may grant it. */
export function grantCommands(
  user: string,
  kinds: readonly Resource[],
): { readonly role: string; readonly everywhere: string; readonly oneNamespace: string } {
  const name = `certferry-look-${kinds.join('-')}`;
  const resources = kinds.map((kind) => resourceNames[kind]).join(',');
  const bind = [name, `--clusterrole=${name}`, subjectOf(user)] as const;
  const create = ['kubectl', 'create'] as const;
  return {
    role: commandLine(...create, 'clusterrole', name, verbs, `--resource=${resources}`),
    everywhere: commandLine(...create, 'clusterrolebinding', ...bind),
    oneNamespace: commandLine(...create, 'rolebinding', '--namespace=NAMESPACE', ...bind),
  };
}

/** Whom the API server refused: it says so itself, and that may be another than the one who looks. */
export function refusedUser(why: string): string | undefined {
  return /User "([^"]+)" cannot /.exec(why)?.[1];
}

/** The argument of `kubectl create rolebinding` that names a user or a ServiceAccount. */
export function subjectOf(name: string): string {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  return account ? `--serviceaccount=${account[1]}:${account[2]}` : `--user=${name}`;
}
