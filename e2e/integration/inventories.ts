import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

import { certificateFacts } from '@/server/domain/certificate-facts';
import { challengeFacts } from '@/server/domain/challenge-facts';
import { issuerFacts } from '@/server/domain/issuer-facts';
import { orderFacts } from '@/server/domain/order-facts';
import { requestFacts } from '@/server/domain/request-facts';
import { secretFacts } from '@/server/domain/secret-facts';
import type { Inventory } from '@/server/inventory/inventory';
import { freshnessOf } from '@/server/inventory/inventory';
import { kinds } from '@/server/inventory/kinds';
import type { Scopes } from '@/server/inventory/scopes';
import type { KubeObject } from '@/server/kube/object';
import type { Kind } from '@/server/kube/resource-path';
import { type Resource, resources } from '@/shared/actor';
import { byEach } from '@/shared/by-each';

import { kJson, testbed } from './testbed';

/** Waits for the inventory's own change events until that is so; returns the seconds it took. */
export function until(
  { changes }: Inventory,
  what: string,
  isSo: () => boolean,
  patience = 30_000,
): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!isSo()) return;
      stop();
      clearTimeout(timer);
      resolve((performance.now() - began) / 1_000);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${patience / 1_000} s in vain until ${what}.`));
    }, patience);
    const stop = changes.listen(look);
    look();
  });
}

export const states = (inventory: Inventory) =>
  byEach(resources, (resource) => freshnessOf(inventory, resource).state);

export const untilAll = (inventory: Inventory, state: string, patience?: number) =>
  until(
    inventory,
    `every kind is ${state}`,
    () => resources.every((resource) => states(inventory)[resource] === state),
    patience,
  );

/** Of who may see everything. */
export const everyScope: Scopes = byEach(resources, () => ({ of: 'cluster' }));

/** Every right that Certferry's watches take. */
export const watchRules = [
  {
    apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
    resources: ['*'],
    verbs: ['list', 'watch'],
  },
  { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
];

const projects: Record<Resource, (object: KubeObject) => unknown> = {
  certificates: certificateFacts,
  certificaterequests: requestFacts,
  orders: orderFacts,
  challenges: challengeFacts,
  issuers: (one) => issuerFacts('Issuer', one),
  clusterissuers: (one) => issuerFacts('ClusterIssuer', one),
  secrets: secretFacts,
};

const rowsOf = (inventory: Inventory, resource: Resource): ReadonlyMap<string, unknown> =>
  inventory[resource].rows;

/** The rows of one kind as a fresh `kubectl get` makes them. */
async function freshRows(resource: Resource): Promise<Map<string, unknown>> {
  const { group }: Kind = kinds[resource];
  const plural = group === undefined ? resource : `${resource}.${group}`;
  const only = resource === 'secrets' ? ' --field-selector type=kubernetes.io/tls' : '';
  const { items } = await kJson<{ items: KubeObject[] }>(`get ${plural} -A${only}`);
  return new Map(
    items.map((one) => {
      const { namespace, name } = one.metadata;
      return [namespace ? `${namespace}/${name}` : name, projects[resource](one)];
    }),
  );
}

const fao = 'controller.cert-manager.io/fao';

const keyOf = ({ metadata }: KubeObject) => `${metadata.namespace}/${metadata.name}`;

/** What is kept of Secrets of other types, as a fresh `kubectl get` makes it. */
async function otherSecrets(): Promise<{ labelled: Map<string, unknown>; names: string[] }> {
  const get = `get secrets -A --field-selector type!=kubernetes.io/tls`;
  const all = await Promise.all(
    [`${get} -l ${fao}=true`, `${get},type!=helm.sh/release.v1 -l ${fao}!=true`].map((one) =>
      kJson<{ items: KubeObject[] }>(one),
    ),
  );
  const [labelled = [], others = []] = all.map(({ items }) => items);
  return {
    labelled: new Map(labelled.map((one) => [keyOf(one), secretFacts(one)])),
    names: others.map(keyOf).toSorted(),
  };
}

/** Waits until every kind has exactly the rows that kubectl sees now; returns how many those are. */
export async function untilEqual(
  inventory: Inventory,
  patience?: number,
): Promise<Record<Resource, number>> {
  const fresh = await Promise.all(resources.map(freshRows));
  const others = await otherSecrets();
  const wanted = byEach(resources, (resource) => fresh[resources.indexOf(resource)] ?? new Map());
  const equal = () =>
    resources.every((resource) =>
      isDeepStrictEqual(new Map(rowsOf(inventory, resource)), wanted[resource]),
    ) &&
    isDeepStrictEqual(new Map(inventory.labelledSecrets.rows), others.labelled) &&
    isDeepStrictEqual([...inventory.secretNames.rows.keys()].toSorted(), others.names);
  await until(inventory, 'the rows equal what kubectl lists', equal, patience);
  return byEach(resources, (resource) => wanted[resource].size);
}

interface Audited {
  readonly stage: string;
  readonly verb: string;
  readonly userAgent?: string;
  readonly requestURI: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource?: string; readonly namespace?: string };
  readonly responseStatus?: { readonly code?: number };
}

/** What Certferry has asked the API server for, as that wrote it down. */
export function audited(): Audited[] {
  return (
    readFileSync(testbed.auditLog, 'utf8')
      .split('\n')
      // A line that a kill cut in two, or that is just being written, is no event.
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line): Audited => JSON.parse(line))
      .filter(({ userAgent, stage }) => userAgent === 'certferry' && stage === 'ResponseComplete')
  );
}

/** A list that was answered; its later pages are part of it. */
export const begun = ({ requestURI, responseStatus }: Audited): boolean =>
  responseStatus?.code === 200 && !requestURI.includes('continue=');

/** By which of its selections a kind was listed. */
const selectionOf = ({ requestURI }: Audited): string => {
  const { searchParams } = new URL(requestURI, 'http://x');
  return `${searchParams.get('fieldSelector')} ${searchParams.get('labelSelector')}`;
};

/** How many lists of each kind, over all namespaces, that user has made until now; of Secrets of the selection listed most. */
export function listsBy(
  username: string,
  counts: (list: Audited) => boolean = () => true,
  from = 0,
): Record<Resource, number> {
  const lists = audited()
    .slice(from)
    .filter((one) => one.verb === 'list' && one.user.username === username && counts(one));
  return byEach(resources, (resource) => {
    const selections = new Map<string, number>();
    for (const one of lists)
      if (one.objectRef?.resource === resource)
        selections.set(selectionOf(one), (selections.get(selectionOf(one)) ?? 0) + 1);
    return Math.max(0, ...selections.values());
  });
}
