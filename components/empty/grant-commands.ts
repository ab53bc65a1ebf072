import type { Actor, Resource } from '@/shared/actor';

import { commandLine } from '../text/shell-quote';

const verbs = '--verb=get,list,watch';

const resourceNames = {
  certificates: 'certificates.cert-manager.io',
  issuers: 'issuers.cert-manager.io',
  clusterissuers: 'clusterissuers.cert-manager.io',
  secrets: 'secrets',
} as const satisfies Record<Resource, string>;

/** The Role that would let this actor see these kinds, and its binding, as commands for somebody who may grant it. */
export function grantCommands(
  cluster: string,
  actor: Pick<Actor, 'name'>,
  kinds: readonly Resource[],
): { readonly role: string; readonly everywhere: string; readonly oneNamespace: string } {
  const name = `certferry-look-${kinds.join('-')}`;
  const context = `--context=${cluster}`;
  const resources = kinds.map((kind) => resourceNames[kind]).join(',');
  const subject = subjectOf(actor.name);
  return {
    role: commandLine(
      'kubectl',
      context,
      'create',
      'clusterrole',
      name,
      verbs,
      `--resource=${resources}`,
    ),
    everywhere: commandLine(
      'kubectl',
      context,
      'create',
      'clusterrolebinding',
      name,
      `--clusterrole=${name}`,
      subject,
    ),
    oneNamespace: commandLine(
      'kubectl',
      context,
      'create',
      'rolebinding',
      name,
      '--namespace=NAMESPACE',
      `--clusterrole=${name}`,
      subject,
    ),
  };
}

function subjectOf(name: string): string {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  return account ? `--serviceaccount=${account[1]}:${account[2]}` : `--user=${name}`;
}
