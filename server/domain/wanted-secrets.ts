import { field, textField } from '@/shared/fields';

import { issuerReferenceOf } from './certificate-facts';
import type { RawObject } from './raw-object';
import { referencedSecrets } from './referenced-secrets';

export interface BundleSources {
  readonly certificates: readonly RawObject[];
  readonly issuers: readonly RawObject[];
  readonly clusterIssuers: readonly RawObject[];
  /** Where the controller looks for the Secrets of ClusterIssuers. */
  readonly clusterResourceNamespace: string;
}

/** A Secret or ServiceAccount that something in the bundle needs. */
export interface Needed {
  readonly namespace: string;
  readonly name: string;
  /** The object that names it, for example `Issuer shop/ca`. */
  readonly by: string;
  readonly is: 'target' | 'reference';
}

export interface NeededObjects {
  /** By `namespace/name`. */
  readonly secrets: ReadonlyMap<string, Needed>;
  readonly serviceAccounts: ReadonlyMap<string, Needed>;
}

export const namespaceOf = (object: RawObject) => textField(object, 'metadata', 'namespace') ?? '';
export const nameOf = (object: RawObject) => textField(object, 'metadata', 'name') ?? '';
export const keyOf = (object: RawObject) => `${namespaceOf(object)}/${nameOf(object)}`;

/** The first that names it is told. */
function need(map: Map<string, Needed>, needed: Needed): void {
  const key = `${needed.namespace}/${needed.name}`;
  if (!map.has(key)) map.set(key, needed);
}

/** The namespaces whose Certificates ask that issuer. */
function askers(sources: BundleSources): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const certificate of sources.certificates) {
    const { kind, name } = issuerReferenceOf(certificate);
    const namespace = namespaceOf(certificate);
    const key = kind === 'Issuer' ? `Issuer ${namespace}/${name}` : `${kind} ${name}`;
    found.set(key, (found.get(key) ?? new Set()).add(namespace));
  }
  return found;
}

export function wantedSecrets(sources: BundleSources): NeededObjects {
  const secrets = new Map<string, Needed>();
  const serviceAccounts = new Map<string, Needed>();
  for (const certificate of sources.certificates) {
    const by = `Certificate ${keyOf(certificate)}`;
    const namespace = namespaceOf(certificate);
    const target = textField(certificate, 'spec', 'secretName');
    if (target) need(secrets, { namespace, name: target, by, is: 'target' });
    for (const name of referencedSecrets(field(certificate, 'spec', 'keystores')).secrets)
      need(secrets, { namespace, name, by, is: 'reference' });
  }
  const asking = askers(sources);
  const issuer = (object: RawObject, by: string, namespace: string) => {
    const references = referencedSecrets(field(object, 'spec'));
    for (const name of references.secrets) need(secrets, { namespace, name, by, is: 'reference' });
    for (const name of references.serviceAccounts)
      need(serviceAccounts, { namespace, name, by, is: 'reference' });
    for (const name of references.pullSecrets)
      for (const place of asking.get(by) ?? [])
        need(secrets, { namespace: place, name, by, is: 'reference' });
  };
  for (const object of sources.issuers)
    issuer(object, `Issuer ${keyOf(object)}`, namespaceOf(object));
  for (const object of sources.clusterIssuers)
    issuer(object, `ClusterIssuer ${nameOf(object)}`, sources.clusterResourceNamespace);
  return { secrets, serviceAccounts };
}
