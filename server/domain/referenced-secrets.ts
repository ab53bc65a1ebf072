import { isRecord, textField } from '@/shared/fields';

import type { RawObject } from './raw-object';

/** What a spec needs besides itself, by the name that stands in it. */
export interface References {
  /** In the issuer's own namespace, or in the cluster resource namespace. */
  readonly secrets: ReadonlySet<string>;
  /** In the namespace of each Certificate: what the solver's pods pull their image with. */
  readonly pullSecrets: ReadonlySet<string>;
  /** Not kept in a bundle, and needed all the same. */
  readonly serviceAccounts: ReadonlySet<string>;
}

/**
 * `passwordSecretRef`, `caBundleSecretRef`, `secretRef`, `tsigSecretSecretRef`, `secretKeyRef`, `credentialsRef`:
 * every API version so far, and every DNS webhook seen, ends them so.
 */
const secretRef = /(?:secret(?:key)?|credentials)ref$/i;
const secretName = /secretname$/i;

interface Found {
  readonly secrets: Set<string>;
  readonly pullSecrets: Set<string>;
  readonly serviceAccounts: Set<string>;
}

/** A webhook's own configuration has no schema: `{name, key}` is a Secret's key there, too. */
function isSelector(value: RawObject): boolean {
  return Object.keys(value).length === 2 && textField(value, 'key') !== undefined;
}

/** `free`: below a webhook, whose configuration may have any shape. */
function collectNamed(key: string, value: RawObject, free: boolean, found: Found): void {
  const name = textField(value, 'name');
  if (!name) return;
  if (key === 'imagePullSecrets') found.pullSecrets.add(name);
  else if (key === 'serviceAccountRef') found.serviceAccounts.add(name);
  else if (secretRef.test(key) || (free && isSelector(value))) found.secrets.add(name);
}

interface At {
  readonly key: string;
  readonly value: unknown;
  readonly free: boolean;
}

/** One level after the other: what a webhook is configured with may be nested deeper than functions may call each other. */
function collect(spec: unknown, found: Found): void {
  const all: At[] = [{ key: '', value: spec, free: false }];
  for (const { key, value, free } of all)
    if (Array.isArray(value)) for (const one of value) all.push({ key, value: one, free });
    else if (typeof value === 'string' && value && secretName.test(key)) found.secrets.add(value);
    else if (isRecord(value)) {
      collectNamed(key, value, free, found);
      for (const [inner, one] of Object.entries(value))
        all.push({ key: inner, value: one, free: free || key === 'webhook' });
    }
}

/** Every Secret and ServiceAccount that an Issuer's, a ClusterIssuer's or a keystore's spec names. */
export function referencedSecrets(spec: unknown): References {
  const found: Found = {
    secrets: new Set(),
    pullSecrets: new Set(),
    serviceAccounts: new Set(),
  };
  collect(spec, found);
  return found;
}
