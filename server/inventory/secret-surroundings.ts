import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';

import { leafSignedBy } from '../domain/leaf-signed-by';
import type { SecretFacts } from '../domain/secret-facts';
import type { SecretSurroundings } from '../domain/secret-findings';
import { type SecretWriter, secretWriter } from '../domain/secret-writer';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { turns } from '../kube/turns';
import { freshnessOf, type Inventory } from './inventory';
import { isComplete } from './is-complete';
import { kinds } from './kinds';
import type { Scopes } from './scopes';
import { keptSecrets } from './stored-secret';
import { mostWriters } from './writers';

/** So many questions at once for one page. */
const atOnce = 16;

type Leaf = NonNullable<SecretFacts['leaf']>;

interface At {
  readonly namespace: string;
  readonly name: string;
}

/** The Certificate itself: the inventory does not keep its usages and keystores. */
async function writerOf(
  asActor: Cluster,
  namespace: string,
  name: string,
): Promise<SecretWriter[]> {
  try {
    const found = await get(asActor, kinds.certificates, namespace, name);
    return found ? [secretWriter(found)] : [];
  } catch (error) {
    // Who may list Certificates and not read one is told what the list tells, and nothing of its spec.
    if (isFailure(error) && error.code === 'forbidden') return [];
    throw error;
  }
}

/** Of a CA: what it signed, as far as the person may see it, that ends after it. */
function signedBy(inventory: Inventory, scopes: Scopes, ca: Leaf) {
  const ends: number[] = [];
  for (const { namespace, leaf } of keptSecrets(inventory))
    if (leaf && leaf.notAfter > ca.notAfter && leafSignedBy(leaf, ca))
      if (within(scopes.secrets, namespace)) ends.push(leaf.notAfter);
  const latest = ends.reduce((one, other) => Math.max(one, other), 0);
  return ends.length > 0 ? { count: ends.length, latest } : undefined;
}

/** What stands around one Secret, as far as the person may see it. */
export async function secretSurroundings(
  inventory: Inventory,
  scopes: Scopes,
  asActor: Cluster,
  { namespace, name }: At,
  facts: SecretFacts | undefined,
): Promise<SecretSurroundings> {
  const signed = facts?.leaf?.isCA ? signedBy(inventory, scopes, facts.leaf) : undefined;
  // Of Certificates that are still being read it is not known which there are, nor which are issuing.
  const known = isComplete(freshnessOf(inventory, 'certificates'));
  if (!known || !within(scopes.certificates, namespace)) return { signed };
  const { writers } = inventory.lists;
  const key = `${namespace}/${name}`;
  const owner = writers.owner(key, facts?.issuedFor);
  const names = new Set(
    [owner, ...writers.some(key, mostWriters)].flatMap((one) => one?.name ?? []),
  );
  const turn = turns(atOnce);
  const certificates = await Promise.all(
    [...names].map((one) => turn(() => writerOf(asActor, namespace, one))),
  );
  const { rows } = inventory.certificates;
  return {
    certificates: certificates.flat(),
    count: writers.count(key),
    issuing: { has: (one) => rows.get(`${namespace}/${one}`)?.issuing?.status === 'True' },
    signed,
  };
}
