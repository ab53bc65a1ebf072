import type { LeftOut } from '@/shared/bundle';
import { field, textField } from '@/shared/fields';
import { commandLine, shellQuote } from '@/shared/shell-quote';

import { byNamespace, type BundleContent } from './bundle-members';
import { clusterIssuersName, namespacesName } from './bundle-names';

/** Whom a restored field belongs to, by hand and in the dry run alike. */
export const restoreManager = 'certferry-restore';

export interface RestoreFacts {
  readonly id: string;
  /** RFC 3339. */
  readonly takenAt: string;
  readonly by: string;
  readonly cluster: { readonly name: string; readonly server: string; readonly kubernetes: string };
  readonly certManager: { readonly version: string; readonly namespace: string };
  readonly webhook?: { readonly namespace: string; readonly name: string };
  readonly encrypted: boolean;
  /** What the restore dry run of the time would not let through. */
  readonly problems: readonly LeftOut[];
}

/** Names of owners and issuers are any text that somebody wrote into the cluster: none of it may become a command here. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is meant
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029`<>]+/g, ' ').slice(0, 1_000);
}

const apply = (...more: readonly string[]) =>
  commandLine('kubectl', 'apply', '--server-side', `--field-manager=${restoreManager}`, ...more);
const box = (...lines: readonly string[]) => ['```sh', ...lines, '```'].join('\n');
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function opening(facts: RestoreFacts, { selection }: BundleContent): string {
  const { cluster, certManager } = facts;
  const file = `${facts.id}.tar.gz`;
  const open = facts.encrypted
    ? `This bundle was encrypted. It was opened with its passphrase:\n\n    umask 077\n    age -d -o ${file} ${file}.age\n\nThen it was unpacked:`
    : 'It was unpacked so:';
  return `# Bundle ${facts.id}

Taken ${facts.takenAt} by ${plain(facts.by)} from cluster ${plain(cluster.name)} (${plain(cluster.server)}, Kubernetes ${plain(cluster.kubernetes)})
with cert-manager ${plain(certManager.version)} in namespace ${plain(certManager.namespace)}.

It holds ${counted(selection.secrets.length, 'Secret')}, ${counted(selection.clusterIssuers.length, 'ClusterIssuer')}, ${counted(selection.issuers.length, 'Issuer')} and ${counted(selection.certificates.length, 'Certificate')}.
**The Secrets hold private keys.** Let nobody else read this folder, and delete it when you are done.

${open}

    umask 077
    mkdir -m 700 restore && tar -xzf ${file} -C restore && cd restore

You need kubectl, and the right to create and patch these objects. Run the boxes below in their order, in this folder.
Each may be run again. None overwrites what differs: where the cluster holds something else, kubectl names the conflict
and leaves that object alone. To put the bundle's version in its place, add --force-conflicts to that command.`;
}

function beforeCertManager(content: BundleContent): string {
  const secrets =
    content.selection.secrets.length > 0
      ? `## 3. Secrets

They come first: cert-manager takes over a Secret that is there and fits, and issues nothing. Where your Ingresses and
Gateways are not in the cluster yet, bring them after this step.
For one namespace alone name its file, for example \`-f secrets/shop.json\`, here and in the later steps.

${box(apply('-f', 'secrets/'))}`
      : '## 3. Secrets\n\nThere are none in this bundle.';
  return `## 1. Is this the right cluster?

${box('kubectl config current-context', 'kubectl cluster-info')}

## 2. Namespaces

Their names and labels only.

${box(apply('-f', namespacesName))}

${secrets}`;
}

/** The first file that the webhook has to let pass. */
function probeFile({ selection }: BundleContent): string | undefined {
  if (selection.clusterIssuers.length > 0) return clusterIssuersName;
  for (const kind of ['issuers', 'certificates'] as const) {
    const [namespace] = byNamespace(selection[kind]).keys();
    if (namespace !== undefined) return `${kind}/${namespace}.json`;
  }
  return undefined;
}

function installing({ certManager }: RestoreFacts, { installation }: BundleContent): string {
  const { version, namespace } = certManager;
  const versioned = /^v\d[\w.+-]*$/.test(version) ? ` --version ${version}` : '';
  const { release, values } = installation;
  const given = values === undefined ? '' : ' --values installation/values.json';
  // The chart refuses to be told both in its old word and in its new one.
  const asks = field(values, 'installCRDs') === true || field(values, 'crds', 'enabled') === true;
  const crds = asks ? '' : ' --set crds.enabled=true';
  const name = shellQuote(plain(textField(release, 'name') ?? 'cert-manager'));
  const into = shellQuote(plain(release?.namespace ?? namespace));
  return `If cert-manager is not in the cluster, install it now, in the version that the bundle was taken from or a newer one, for example:

    helm install ${name} oci://quay.io/jetstack/charts/cert-manager${versioned} --namespace ${into} --create-namespace${crds}${given}

What is known of the old installation lies in \`installation/\`.`;
}

function rollout({ webhook }: RestoreFacts): string[] {
  if (!webhook) return [];
  const { namespace, name } = webhook;
  const deployment = shellQuote(`deployment/${name}`);
  return [
    `kubectl --namespace ${shellQuote(namespace)} rollout status ${deployment} --timeout=180s`,
  ];
}

function probing(content: BundleContent): string[] {
  const file = probeFile(content);
  if (file === undefined) return [];
  const tried = apply('--force-conflicts', '--dry-run=server', '-f', file);
  return [
    '# Tries for three minutes whether the webhook lets an object pass; changes nothing.',
    'tries=0',
    `until ${tried} > /dev/null || [ "$((tries += 1))" -ge 36 ]; do sleep 5; done`,
  ];
}

function waiting(facts: RestoreFacts, content: BundleContent): string {
  const crds = ['certificates', 'certificaterequests', 'issuers', 'clusterissuers']
    .map((one) => `crd/${one}.cert-manager.io`)
    .join(' ');
  return `## 4. cert-manager answers

${installing(facts, content)}

${box(
  `kubectl wait --for=condition=Established --timeout=120s ${crds}`,
  ...rollout(facts),
  ...probing(content),
)}`;
}

const stale = `kubectl get certificaterequests.cert-manager.io --all-namespaces -o jsonpath='{range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{" "}{.metadata.annotations.cert-manager\\.io/certificate-name}{"\\n"}{end}' |
while read -r namespace name certificate; do
  if [ -n "$certificate" ] && ! kubectl --namespace "$namespace" get certificates.cert-manager.io "$certificate" > /dev/null 2>&1; then
    echo kubectl --namespace "$namespace" delete certificaterequests.cert-manager.io "$name"
  fi
done`;

function custom({ selection }: BundleContent): string {
  const part = (title: string, count: number, path: string) =>
    count > 0
      ? `${title}\n\n${box(apply('-f', path))}`
      : `${title}\n\nThere are none in this bundle.`;
  return [
    part('## 5. ClusterIssuers', selection.clusterIssuers.length, clusterIssuersName),
    part('## 6. Issuers', selection.issuers.length, 'issuers/'),
    `## 7. Requests of Certificates that are gone

A CertificateRequest \`NAME-1\` that an earlier Certificate NAME left behind would stand in the way of the next renewal.
This prints the command that deletes each whose Certificate is not there, and deletes nothing itself. Run what it prints.

${box(stale)}`,
    part('## 8. Certificates', selection.certificates.length, 'certificates/'),
  ].join('\n\n');
}

function verifying({ selection }: BundleContent): string {
  const secrets = `Every Secret is as in the bundle. Differences would be printed, without any value; only in keystores
(\`keystore.p12\`, \`keystore.jks\` and their truststores), which cert-manager writes anew, is one expected.

${box(
  `${commandLine('kubectl', 'diff', '--server-side', '--force-conflicts', `--field-manager=${restoreManager}`, '-f', 'secrets/')} && echo 'Every Secret is as in the bundle.'`,
)}`;
  const certificates = `cert-manager accepts them within a minute. A Certificate that was not Ready when the bundle was taken may stay so.

${box('kubectl wait --for=condition=Ready --timeout=180s -f certificates/')}

Nothing was issued again: the last lines name no request that is younger than step 8.

${box('kubectl get certificaterequests.cert-manager.io --all-namespaces --sort-by=.metadata.creationTimestamp')}`;
  return [
    '## 9. Was nothing issued again?',
    ...(selection.certificates.length > 0 ? [certificates] : []),
    ...(selection.secrets.length > 0 ? [secrets] : []),
  ].join('\n\n');
}

const named = ({ kind, namespace, name, why }: LeftOut) =>
  `- ${plain(kind)} ${plain(namespace === undefined ? name : `${namespace}/${name}`)}: ${plain(why)}`;

function chapter(title: string, text: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}\n\n${text}\n\n${lines.join('\n')}`] : [];
}

/** How a person restores this bundle with kubectl and tar alone, in the order in which it has to be done. */
export function restoreMd(facts: RestoreFacts, content: BundleContent): string {
  const { madeAgain, leftOut } = content.selection;
  const made = new Set(
    madeAgain.map(({ namespace, certificate }) => `${namespace}/${certificate}`),
  );
  const chapters = [
    opening(facts, content),
    beforeCertManager(content),
    waiting(facts, content),
    custom(content),
    verifying(content),
    ...chapter(
      'Certificates that come back by themselves',
      'cert-manager makes them as soon as the object that they were made for is there, and takes over the Secret of step 3.',
      madeAgain.map(
        ({ namespace, certificate, by }) =>
          `- ${plain(`${namespace}/${certificate}`)}, for ${plain(`${by.kind} ${by.name}`)}: ${shellSafe('kubectl', '--namespace', namespace, 'get', by.kind.toLowerCase(), by.name)}`,
      ),
    ),
    ...chapter(
      'Not in this bundle',
      'See to these yourself where you need them.',
      leftOut
        .filter((one) => one.kind !== 'Certificate' || !made.has(`${one.namespace}/${one.name}`))
        .map(named),
    ),
    ...chapter(
      'What a restore would have met when the bundle was taken',
      'Each object was tried on that cluster at that time without changing anything. These were refused:',
      facts.problems.map(named),
    ),
  ];
  return `${chapters.join('\n\n')}\n`;
}

/** A command in running text: quoted for the shell, and unable to leave its backticks. */
function shellSafe(...words: readonly string[]): string {
  return `\`${words.map((word) => shellQuote(plain(word))).join(' ')}\``;
}
