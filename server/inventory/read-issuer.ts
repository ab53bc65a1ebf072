import { within } from '@/shared/actor';
import { certificateQuery } from '@/shared/certificate';
import { Failure } from '@/shared/failure';
import { field, isRecord } from '@/shared/fields';
import type { IssuerDetail, SecretReference } from '@/shared/issuer-detail';

import { conditions } from '../domain/conditions';
import type { Part } from '../domain/diagnosis/chain';
import { chainEvents } from '../domain/diagnosis/chain-events';
import { issuerCause } from '../domain/diagnosis/issuer-cause';
import { issuerAccount, issuerSolvers } from '../domain/issuer-account';
import { issuerFacts } from '../domain/issuer-facts';
import { issuerFindings } from '../domain/issuer-findings';
import { type IssuerReference, issuerReferences } from '../domain/issuer-references';
import { issuerState } from '../domain/issuer-state';
import { objectYaml } from '../domain/object-yaml';
import { storedChain } from '../domain/stored-chain';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import { isComplete } from './is-complete';
import { issuerRow } from './issuer-row';
import { issuerValue } from './issuer-value';
import { findCertificates } from './list-certificates';
import { issuerMadeOf } from './made-of';
import { readEvents } from './read-events';
import { readPart } from './read-part';
import { readResourceNamespace } from './read-resource-namespace';
import type { Scopes } from './scopes';

/** Which issuer is asked for. */
export interface IssuerAt {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Where an issuer looks for its Secrets. */
async function secretsNamespace(asActor: Cluster, { kind, namespace }: IssuerAt) {
  if (kind === 'Issuer') return { is: 'read', value: namespace ?? '' } as const;
  return readResourceNamespace(asActor);
}

function stateOf(
  { keys }: IssuerReference,
  secret: Part<KubeObject | undefined>,
): SecretReference['state'] {
  if (secret.is === 'unread') return secret;
  if (!secret.value) return { is: 'missing' };
  const data = secret.value.data;
  const held = new Set(isRecord(data) ? Object.keys(data) : []);
  const lacking = keys.map((all) => all.filter((key) => !held.has(key)));
  if (lacking.length === 0 || lacking.some(({ length }) => length === 0)) return { is: 'present' };
  return { is: 'key-missing', keys: lacking[0] ?? [] };
}

interface Resolved {
  readonly reference: SecretReference;
  readonly secret?: KubeObject | undefined;
}

async function resolve(
  asActor: Cluster,
  namespace: Part<string>,
  reference: IssuerReference,
): Promise<Resolved> {
  const { path, name } = reference;
  const told = { path, name, keys: reference.keys.map((one) => [...one]) };
  if (namespace.is === 'unread') return { reference: { ...told, state: namespace } };
  const where = namespace.value;
  const secret = await readPart(() => get(asActor, kinds.secrets, where, name));
  return {
    reference: { ...told, namespace: where, state: stateOf(reference, secret) },
    secret: secret.is === 'read' ? secret.value : undefined,
  };
}

/** The Certificates that name it, of those that the actor may see, the first of them by urgency; `after`: that end later. */
function usedBy(inventory: Inventory, scopes: Scopes, at: IssuerAt, now: number, after?: number) {
  const { kind, namespace = '', name } = at;
  const issuer = issuerValue(namespace, { kind, name, group: 'cert-manager.io' });
  const query = certificateQuery.parse({ cluster: inventory.cluster.name, issuers: [issuer] });
  const window = after === undefined ? {} : { endsAfter: after + 1 };
  return findCertificates(inventory, scopes, { ...query, ...window }, now);
}

/** That none name an Issuer can be told only to somebody who may list Certificates where it is. */
function knownUsers(inventory: Inventory, scopes: Scopes, { kind, namespace = '' }: IssuerAt) {
  const known = freshnessFor(inventory, scopes, 'certificates');
  if (kind === 'ClusterIssuer' || within(scopes.certificates, namespace)) return known;
  const why = `You may not list certificates.cert-manager.io in ${namespace}. Grant list on them to see what hangs on this issuer.`;
  return { state: 'forbidden', why } as const;
}

function caOf(resolved: readonly Resolved[], endingAfter: (time: number) => number) {
  const secret = resolved.find(({ reference }) => reference.path === 'ca.secretName')?.secret;
  const [first] = secret ? storedChain(secret, 'tls.crt') : [];
  if (first?.is !== 'certificate') return undefined;
  const { subject, notAfter, fingerprint } = first.certificate;
  return { subject, notAfter, fingerprint, outlived: endingAfter(notAfter) };
}

async function getIssuer(asActor: Cluster, { kind, namespace, name }: IssuerAt) {
  const of = kind === 'Issuer' ? kinds.issuers : kinds.clusterIssuers;
  const where = kind === 'Issuer' ? (namespace ?? '') : undefined;
  const object = await get(asActor, of, where, name);
  if (object) return object;
  const called = where === undefined ? name : `${where}/${name}`;
  throw new Failure(
    'not-found',
    `There is no ${kind} ${called} in cluster ${asActor.name}. It may have been deleted a moment ago.`,
  );
}

/** Everything that is shown of one issuer; it and its Secrets are read anew with the actor's own rights. */
export async function readIssuer(
  inventory: Inventory,
  scopes: Scopes,
  asActor: Cluster,
  at: IssuerAt,
  now: number,
): Promise<IssuerDetail> {
  const object = await getIssuer(asActor, at);
  const [namespace, events] = await Promise.all([
    secretsNamespace(asActor, at),
    readPart(() => readEvents(asActor, [object])),
  ]);
  const resolved = await Promise.all(
    issuerReferences(field(object, 'spec')).map((one) => resolve(asActor, namespace, one)),
  );
  const { entries, found } = usedBy(inventory, scopes, at, now);
  const facts = issuerFacts(at.kind, object);
  const known = knownUsers(inventory, scopes, at);
  const told = found > 0 || isComplete(known) ? found : undefined;
  const row = issuerRow(facts, issuerState(facts), told);
  const cause = issuerCause(at.kind, object, events);
  const references = resolved.map(({ reference }) => reference);
  const certificates = entries.map(({ namespace: where, name, state: { state } }) => ({
    namespace: where,
    name,
    state,
  }));
  const ca = caOf(resolved, (time) => usedBy(inventory, scopes, at, now, time).found);
  return {
    row,
    conditions: conditions(object),
    ...(cause && { cause }),
    findings: issuerFindings({ row, references, ca }, now),
    account: issuerAccount(object),
    solvers: issuerSolvers(object),
    references,
    ca,
    certificates,
    known,
    ...(at.kind === 'ClusterIssuer' && { seen: namespacesSeen(scopes, 'certificates') }),
    events: chainEvents({ events }),
    yaml: objectYaml(object),
    madeOf: issuerMadeOf(at, references),
    freshness: freshnessFor(inventory, scopes, at.kind === 'Issuer' ? 'issuers' : 'clusterissuers'),
    now,
  };
}
