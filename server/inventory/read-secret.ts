import { Failure } from '@/shared/failure';
import { field, isRecord, listField, textField, timeField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { SecretDetail } from '@/shared/secret';

import { secretAnnotations } from '../domain/secret-annotations';
import { secretFacts } from '../domain/secret-facts';
import { secretFindings } from '../domain/secret-findings';
import { secretHealth } from '../domain/secret-health';
import { dataSizes, secretYaml } from '../domain/secret-yaml';
import { storedChain } from '../domain/stored-chain';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import type { KubeObject } from '../kube/object';
import { freshnessFor } from './freshness-for';
import type { Inventory } from './inventory';
import { kinds } from './kinds';
import { secretMadeOf } from './made-of';
import type { Scopes } from './scopes';
import { secretConsumers } from './secret-consumers';
import { secretSurroundings } from './secret-surroundings';

interface At {
  readonly namespace: string;
  readonly name: string;
}

function texts(record: unknown): Record<string, string> {
  const entries = isRecord(record) ? Object.entries(record) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function owners(secret: unknown): SecretDetail['owners'] {
  return listField(secret, 'metadata', 'ownerReferences').map((one) => ({
    apiVersion: textField(one, 'apiVersion') ?? '',
    kind: textField(one, 'kind') ?? '',
    name: textField(one, 'name') ?? '',
    uid: textField(one, 'uid') ?? '',
    controller: field(one, 'controller') === true,
  }));
}

/** Who wrote it, as the API server noted it. */
function writers(secret: unknown): SecretDetail['writtenBy'] {
  return listField(secret, 'metadata', 'managedFields').map((one) => ({
    manager: textField(one, 'manager') ?? '',
    operation: textField(one, 'operation') ?? '',
    at: timeField(one, 'time'),
  }));
}

/** What is wrong with a Secret that was read with the actor's own rights; undefined where there is none. */
export async function findingsOf(
  inventory: Inventory,
  scopes: Scopes,
  asActor: Cluster,
  at: At,
  secret: KubeObject | undefined,
  now: number,
): Promise<Finding[]> {
  const facts = secret && secretFacts(secret);
  const around = await secretSurroundings(inventory, scopes, asActor, at, facts);
  return secretFindings(at, facts, around, now);
}

/** One Secret without a byte of its keys; the object is read anew with the actor's own rights. */
export async function readSecret(
  inventory: Inventory,
  scopes: Scopes,
  asActor: Cluster,
  at: At,
  now: number,
): Promise<SecretDetail> {
  const secret = await get(asActor, kinds.secrets, at.namespace, at.name);
  if (!secret)
    throw new Failure(
      'not-found',
      `There is no Secret ${at.namespace}/${at.name} in cluster ${inventory.cluster.name}. It may have been deleted a moment ago.`,
    );
  const facts = secretFacts(secret);
  const consumers = await secretConsumers(inventory, scopes, asActor, at);
  const around = {
    ...(await secretSurroundings(inventory, scopes, asActor, at, facts)),
    consumers,
  };
  const findings = secretFindings(at, facts, around, now);
  const { certificates, count = 0 } = around;
  const more = certificates ? count - certificates.length : 0;
  return {
    ...at,
    type: textField(secret, 'type') ?? '',
    health: secretHealth(facts, findings, now),
    certificates: certificates?.map(({ name }) => name),
    ...(more > 0 && { moreCertificates: more }),
    chain: storedChain(secret, 'tls.crt'),
    ca: storedChain(secret, 'ca.crt'),
    findings,
    consumers,
    labels: texts(field(secret, 'metadata', 'labels')),
    annotations: secretAnnotations(secret),
    owners: owners(secret),
    data: dataSizes(secret),
    writtenBy: writers(secret),
    createdAt: timeField(secret, 'metadata', 'creationTimestamp'),
    immutable: field(secret, 'immutable') === true,
    yaml: secretYaml(secret),
    madeOf: secretMadeOf(secret, facts),
    freshness: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
