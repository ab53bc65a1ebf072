import { isFailure } from '@/shared/failure';
import { listField, textsField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { CanaryIssuer } from '@/shared/upgrade';

import { type CanaryChoice, chooseCanaries } from '../domain/canary';
import { certificateFacts } from '../domain/certificate-facts';
import { certificateState, type KnownIssuer } from '../domain/certificate-state';
import { type IssuerFacts, issuerFacts } from '../domain/issuer-facts';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { list, listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';

/** What the plan needs to know of all Certificates, by name where there is something to say. */
export interface CertificatesNow {
  readonly count: number;
  readonly failing: readonly string[];
  readonly issuing: readonly string[];
  readonly dueSoon: readonly string[];
}

const hour = 3_600_000;

type Issuers = readonly IssuerFacts[];

export async function readIssuers(cluster: Cluster): Promise<Issuers> {
  const [issuers, clusterIssuers] = await Promise.all([
    listAll(cluster, kinds.issuers),
    listAll(cluster, kinds.clusterIssuers),
  ]);
  return [
    ...clusterIssuers.map((one) => issuerFacts('ClusterIssuer', one)),
    ...issuers.map((one) => issuerFacts('Issuer', one)),
  ];
}

/** In the words of the lists: one that waits for an issuer which cannot sign is failing, not being issued. */
export async function readCertificates(
  cluster: Cluster,
  issuers: Issuers,
  now: number,
): Promise<CertificatesNow> {
  const failing: string[] = [];
  const issuing: string[] = [];
  const dueSoon: string[] = [];
  let seen = 0;
  const known = new Map(issuers.map((one) => [keyOf(one.kind, one.namespace, one.name), one]));
  for await (const { items } of list(cluster, kinds.certificates))
    for (const item of items) {
      const facts = certificateFacts(item);
      const { namespace, name, issuer, renewalTime } = facts;
      const own = issuer.kind === 'Issuer' ? namespace : undefined;
      const found = known.get(keyOf(issuer.kind, own, issuer.name));
      const is = issuer.group === 'cert-manager.io' ? knownIssuer(found) : unknownIssuer;
      const { state } = certificateState(facts, is, now);
      seen += 1;
      if (state === 'issuing') issuing.push(`${namespace}/${name}`);
      else if (state !== 'ready' && state !== 'overdue') failing.push(`${namespace}/${name}`);
      else if (renewalTime !== undefined && renewalTime <= now + hour)
        dueSoon.push(`${namespace}/${name}`);
    }
  return { count: seen, failing, issuing, dueSoon };
}

const keyOf = (kind: string, namespace: string | undefined, name: string) =>
  `${kind} ${namespace ?? ''}/${name}`;
const unknownIssuer: KnownIssuer = { is: 'unknown' };
const knownIssuer = (facts: IssuerFacts | undefined): KnownIssuer =>
  facts ? { is: 'here', facts } : { is: 'absent' };

export async function readCanaries(
  cluster: Cluster,
  controller: KubeObject,
  issuers: Issuers,
): Promise<CanaryChoice> {
  const approvable = await readApprovable(cluster, controller.metadata.name);
  return chooseCanaries(issuers, controller.metadata.namespace ?? '', approvable);
}

/** The signers that cert-manager's own approver may approve for; undefined where that cannot be told. */
async function readApprovable(cluster: Cluster, controller: string): Promise<string[] | undefined> {
  const kind = { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles' };
  const name = `${controller}-controller-approve:cert-manager-io`;
  try {
    const role = await get(cluster, kind, undefined, name);
    const rules = listField(role, 'rules').filter((one) =>
      textsField(one, 'resources').includes('signers'),
    );
    const names = rules.flatMap((one) => textsField(one, 'resourceNames'));
    return role && names.length > 0 ? names : undefined;
  } catch (error) {
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'invalid'))
      return undefined;
    throw error;
  }
}

const most = 10;

function some(names: readonly string[]): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

const are = (names: readonly string[]) =>
  names.length === 1 ? '1 Certificate is' : `${names.length} Certificates are`;

/** What the Certificates and issuers give reason to say. */
export function certificateFindings(
  { count, failing, issuing, dueSoon }: CertificatesNow,
  { canaries, notTried }: { canaries: readonly CanaryIssuer[]; notTried: readonly string[] },
): Finding[] {
  const said: Finding[] = [];
  const say = (code: string, severity: Finding['severity'], sentence: string, remedy = '') =>
    said.push({ code, severity, sentence, remedy });
  if (failing.length > 0)
    say(
      'certificates-failing',
      'warns',
      `${are(failing)} not ready now: ${some(failing)}.`,
      'The upgrade does not repair them; they are counted apart. Repair them first if you can.',
    );
  if (issuing.length > 0)
    say(
      'certificates-issuing',
      'warns',
      `${are(issuing)} being issued now: ${some(issuing)}.`,
      'Wait until they are done, or go on: they are then told apart as issued already.',
    );
  if (dueSoon.length > 0)
    say(
      'certificates-due',
      'tells',
      `${are(dueSoon)} due for renewal within the hour: ${some(dueSoon)}. What is renewed as due is no surprise.`,
    );
  const seen = count === 1 ? '1 Certificate is' : `${count} Certificates are`;
  say('certificates-read', 'tells', `${seen} compared before and after.`);
  if (canaries.length > 0)
    say(
      'canaries',
      'tells',
      `${canaries.length} issuers sign a canary certificate afterwards, which is removed again.`,
    );
  if (notTried.length > 0)
    say('canaries-not-tried', 'tells', `No canary from: ${notTried.join(' ')}`);
  return said;
}
