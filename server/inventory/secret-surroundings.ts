import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';

import type { SecretFacts } from '../domain/secret-facts';
import type { SecretSurroundings } from '../domain/secret-findings';
import { type SecretWriter, secretWriter } from '../domain/secret-writer';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { turns } from '../kube/turns';
import type { Inventory } from './inventory';
import { kinds } from './kinds';
import type { Scopes } from './scopes';
import { keptSecrets } from './stored-secret';

/** Two on one Secret are a finding already; hundreds tell nothing more. */
const mostWriters = 100;
/** So many questions at once for one page. */
const atOnce = 16;

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

/** Of a CA: what it signed, by name, as far as the person may see it, and whether that ends after it. */
function signedBy(inventory: Inventory, scopes: Scopes, ca: NonNullable<SecretFacts['leaf']>) {
  const ends: number[] = [];
  for (const { namespace, leaf } of keptSecrets(inventory))
    if (leaf && leaf.issuer === ca.subject && leaf.subject !== ca.subject)
      if (leaf.notAfter > ca.notAfter && within(scopes.secrets, namespace))
        ends.push(leaf.notAfter);
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
  if (!within(scopes.certificates, namespace)) return { signed };
  const here = [...inventory.certificates.rows.values()].filter(
    (one) => one.namespace === namespace,
  );
  const writing = here.filter(({ secretName }) => secretName === name).slice(0, mostWriters);
  const turn = turns(atOnce);
  const certificates = await Promise.all(
    writing.map((one) => turn(() => writerOf(asActor, namespace, one.name))),
  );
  const issuing = here.filter((one) => one.issuing?.status === 'True').map((one) => one.name);
  return { certificates: certificates.flat(), issuing: new Set(issuing), signed };
}
