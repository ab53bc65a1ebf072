import { field, isRecord } from '@/shared/fields';

import {
  clusterIssuersName,
  type Listed,
  listed,
  namespacesName,
  restoreName,
} from './bundle-names';
import type { RawObject } from './raw-object';
import { sanitiseObject, type TypeMeta } from './sanitise-object';
import type { Selection } from './select-for-bundle';
import { nameOf, namespaceOf } from './wanted-secrets';

/** How cert-manager was installed, as far as it could be read. */
export interface InstallationFacts {
  readonly crds: readonly RawObject[];
  readonly deployments: readonly RawObject[];
  /** Name, namespace, revision and chart of the Helm release. */
  readonly release?: { readonly namespace: string; readonly [fact: string]: unknown };
  /** What a person set: Helm's user values, from the release's own Secret. */
  readonly values?: unknown;
}

export interface BundleContent {
  readonly selection: Selection;
  /** Of the whole cluster; only those that something in the bundle lies in are kept. */
  readonly namespaces: readonly RawObject[];
  readonly installation: InstallationFacts;
}

export interface Member {
  readonly name: string;
  readonly text: string;
}

/** One object a line, so that a person finds one and `diff` shows one. */
function listOf(type: TypeMeta, objects: readonly RawObject[]): string {
  const lines = objects.map((one) => JSON.stringify(sanitiseObject(type, one)));
  return `{"apiVersion":"v1","kind":"List","items":[\n${lines.join(',\n')}\n]}\n`;
}

export function byNamespace(objects: readonly RawObject[]): Map<string, RawObject[]> {
  const found = new Map<string, RawObject[]>();
  for (const object of objects) {
    const namespace = namespaceOf(object);
    const others = found.get(namespace);
    if (others) others.push(object);
    else found.set(namespace, [object]);
  }
  return found;
}

/** The namespaces in which something of the bundle lies, in order. */
export function namespacesIn({ secrets, issuers, certificates }: Selection): string[] {
  const all = [secrets, issuers, certificates].flatMap((objects) => objects.map(namespaceOf));
  return [...new Set(all)].toSorted();
}

/** Names and labels only: the rest belongs to whoever runs the other cluster. */
function namespaceOnly(namespace: RawObject | undefined, name: string): RawObject {
  const all = field(namespace, 'metadata', 'labels');
  const labels = Object.entries(isRecord(all) ? all : {}).filter(
    ([key]) => key !== 'kubernetes.io/metadata.name',
  );
  return {
    metadata: { name, ...(labels.length > 0 && { labels: Object.fromEntries(labels) }) },
  };
}

function* lists(of: 'secrets' | 'issuers' | 'certificates', selection: Selection) {
  for (const [namespace, objects] of byNamespace(selection[of]))
    yield { name: `${of}/${namespace}.json`, text: listOf(listed[of], objects) };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function* installationMembers(facts: InstallationFacts): Generator<Member> {
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
  if (facts.crds.length > 0)
    yield { name: 'installation/crds.json', text: listOf(crd, facts.crds) };
  if (facts.deployments.length > 0)
    yield { name: 'installation/deployments.json', text: listOf(deployment, facts.deployments) };
  if (facts.release !== undefined)
    yield { name: 'installation/release.json', text: json(facts.release) };
  if (facts.values !== undefined)
    yield { name: 'installation/values.json', text: json(facts.values) };
}

/** Every member but the last, in the order in which a bundle holds them. */
export function* bundleMembers(content: BundleContent, restore: string): Generator<Member> {
  const { selection } = content;
  const known = new Map(content.namespaces.map((one) => [nameOf(one), one]));
  const namespaces = namespacesIn(selection).map((name) => namespaceOnly(known.get(name), name));
  yield { name: restoreName, text: restore };
  yield { name: namespacesName, text: listOf(listed.namespaces, namespaces) };
  yield* lists('secrets', selection);
  if (selection.clusterIssuers.length > 0)
    yield {
      name: clusterIssuersName,
      text: listOf(listed.clusterIssuers, selection.clusterIssuers),
    };
  yield* lists('issuers', selection);
  yield* lists('certificates', selection);
  yield* installationMembers(content.installation);
}

/** Each object as it stands in the bundle, in the order of a restore, with its kind. */
export function* restoredObjects({
  selection,
}: BundleContent): Generator<{ readonly of: Listed; readonly object: RawObject }> {
  const order = ['secrets', 'clusterIssuers', 'issuers', 'certificates'] as const;
  for (const kind of order)
    for (const object of selection[kind])
      yield { of: kind, object: sanitiseObject(listed[kind], object) };
}
