import { type SecretFacts, secretFacts } from '../domain/secret-facts';
import type { Cluster } from '../kube/cluster';
import type { Changes } from './changes';
import type { Heartbeat } from './heartbeat';
import { kinds } from './kinds';
import { linksBetween, linksOf } from './links-of';
import type { Lists } from './lists';
import type { Namespaces } from './namespaces';
import { Reflector, type ReflectorOptions, type ReflectorTimers } from './reflector';

interface Of {
  readonly cluster: Cluster;
  readonly lists: Lists;
  readonly namespaces: Namespaces;
  readonly changes: Changes;
  readonly heartbeat: Heartbeat;
  readonly timers: Partial<ReflectorTimers> | undefined;
}

/** The label that cert-manager gives the Secrets which it writes, and which its own watch is limited to. */
const label = 'controller.cert-manager.io/fao';

/**
 * Secrets by three selections, so that nobody's Secrets are kept but those that matter here: TLS Secrets, those of other
 * types that cert-manager writes, and of all others but Helm's records the names alone.
 */
export function secretReflectors({ cluster, lists, namespaces, changes, heartbeat, timers }: Of) {
  const common = {
    cluster,
    kind: kinds.secrets,
    heardAt: () => heartbeat.heardAt,
    ...(timers && { timers }),
  };
  const changed = (
    key?: { namespace?: string; name: string },
    before?: SecretFacts,
    after?: SecretFacts,
  ) =>
    changes.add({
      resource: 'secrets',
      namespace: key?.namespace,
      name: key?.name,
      links: linksBetween(linksOf.secrets, before, after),
    });

  /** `selection`: what its namespaces are counted by. */
  function kept(
    selection: string,
    replaced: (rows: ReadonlyMap<string, SecretFacts>) => void,
    more: Pick<ReflectorOptions<SecretFacts>, 'fieldSelector' | 'labelSelector'>,
  ) {
    return new Reflector<SecretFacts>({
      ...common,
      ...more,
      changed,
      project: secretFacts,
      wrote(key, before, after) {
        if (before === undefined) namespaces.count(selection, key, 1);
        if (after === undefined) namespaces.count(selection, key, -1);
        lists.wroteSecret(key, before, after);
      },
      replaced(rows) {
        namespaces.replace(selection, rows.keys());
        replaced(rows);
      },
    });
  }

  const isNamed = (key: string) => lists.writers.count(key) > 0;
  return {
    secrets: kept('secrets', () => lists.readSecrets(), {
      fieldSelector: 'type=kubernetes.io/tls',
    }),
    labelledSecrets: kept('labelled secrets', (rows) => lists.readLabelledSecrets(rows), {
      fieldSelector: 'type!=kubernetes.io/tls',
      labelSelector: `${label}=true`,
    }),
    secretNames: new Reflector<true>({
      ...common,
      fieldSelector: 'type!=kubernetes.io/tls,type!=helm.sh/release.v1',
      labelSelector: `${label}!=true`,
      only: 'metadata',
      project: () => true,
      // There are many of them, and what happens to most is of no concern here.
      changed(key) {
        if (!key || isNamed(`${key.namespace}/${key.name}`)) changed(key);
      },
      wrote: (key) => lists.wroteSecret(key),
      replaced: () => lists.readSecrets(),
    }),
  };
}
