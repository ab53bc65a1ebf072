import { createHash } from 'node:crypto';

import { stringify } from 'yaml';

import type { Access } from '@/shared/access';

const api = 'rbac.authorization.k8s.io';
/** Where runs are kept; made by the first run, so that a Role in it may come before it. */
const home = 'certferry';

/** Who is to be allowed: a user as the API server names them, or a group. */
export type Subject = { readonly user: string } | { readonly group: string };

/** A rule of a Role; without names it is for all objects. */
interface Rule {
  readonly group: string;
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * The Roles that would let somebody do all of that and nothing more, with their bindings, as YAML for
 * `kubectl apply -f -`. Their names hang on what they grant: applying a second grant takes nothing of the first away.
 */
export function grantRole(missing: readonly Access[], subject: Subject): string {
  const places = sorted(missing.map(({ namespace }) => namespace ?? ''));
  const objects = places.flatMap((place) =>
    granted(place, rulesOf(missing.filter(({ namespace = '' }) => namespace === place)), subject),
  );
  const isNew = places.includes(home) ? [namespaceObject(home)] : [];
  return [...isNew, ...objects].map((one) => stringify(one, { lineWidth: 0 })).join('---\n');
}

const namespaceObject = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

/** An empty namespace is the whole cluster. */
function granted(namespace: string, rules: readonly Rule[], subject: Subject): object[] {
  const kind = namespace ? 'Role' : 'ClusterRole';
  const metadata = { name: nameOf(rules, subject), ...(namespace && { namespace }) };
  return [
    { apiVersion: `${api}/v1`, kind, metadata, rules: rules.map(written) },
    {
      apiVersion: `${api}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: api, kind, name: metadata.name },
      subjects: [subjectOf(subject)],
    },
  ];
}

function subjectOf(subject: Subject): object {
  if ('group' in subject) return { apiGroup: api, kind: 'Group', name: subject.group };
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject.user);
  if (!account) return { apiGroup: api, kind: 'User', name: subject.user };
  return { kind: 'ServiceAccount', namespace: account[1], name: account[2] };
}

function nameOf(rules: readonly Rule[], subject: Subject): string {
  const who = 'group' in subject ? subject.group : subject.user;
  const short = who
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(-40)
    .replace(/^-/, '');
  const digest = createHash('sha256')
    .update(JSON.stringify([subject, rules]))
    .digest('hex');
  return ['certferry', short, digest.slice(0, 8)].filter(Boolean).join('-');
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const sorted = (texts: Iterable<string>) => [...new Set(texts)].toSorted(compare);

/** Verbs on the same objects become one rule, then kinds with the same verbs, then objects by name. */
function rulesOf(accesses: readonly Access[]): readonly Rule[] {
  const single = accesses.map(({ verb, group, resource, subresource, name }) => ({
    group,
    resources: [subresource ? `${resource}/${subresource}` : resource],
    names: name === undefined ? [] : [name],
    verbs: [verb],
  }));
  const steps = ['verbs', 'resources', 'names'] as const;
  return steps
    .reduce<readonly Rule[]>(merged, single)
    .toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
}

/** Rules that differ in nothing but `what` become one. */
function merged(rules: readonly Rule[], what: 'verbs' | 'resources' | 'names'): readonly Rule[] {
  const found = new Map<string, Rule>();
  for (const rule of rules) {
    const key = JSON.stringify([{ ...rule, [what]: [] }, rule.names.length > 0]);
    const known = found.get(key);
    found.set(key, { ...rule, [what]: sorted([...(known?.[what] ?? []), ...rule[what]]) });
  }
  return [...found.values()];
}

const written = ({ group, resources, names, verbs }: Rule) => ({
  apiGroups: [group],
  resources,
  ...(names.length > 0 && { resourceNames: names }),
  verbs,
});
