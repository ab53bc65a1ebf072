import { isRecord, textField } from '@/shared/fields';

/** One Secret that an issuer's spec names, by where it stands there. */
export interface IssuerReference {
  /** `acme.solvers[0].dns01.cloudflare.apiTokenSecretRef`. */
  readonly path: string;
  readonly name: string;
  /** The keys that it has to hold: all of one of these lists. Empty: nobody says which. */
  readonly keys: readonly (readonly string[])[];
}

/** As in `referenced-secrets`, which does not need the keys. */
const secretRef = /(?:secret(?:key)?|credentials)ref$/i;
const secretName = /secretname$/i;

/** What cert-manager reads where the reference names no key. */
const defaults: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/^acme\.privateKeySecretRef$/, [['tls.key']]],
  [/^vault\.auth\.(?:tokenSecretRef|kubernetes\.secretRef)$/, [['token']]],
  [/\.caBundleSecretRef$/, [['ca.crt']]],
  [/^vault\.clientCertSecretRef$/, [['tls.crt']]],
  [/^vault\.clientKeySecretRef$/, [['tls.key']]],
  [/^venafi\.tpp\.credentialsRef$/, [['access-token'], ['username', 'password']]],
  [/^venafi\.cloud\.apiTokenSecretRef$/, [['api-key']]],
  [/^venafi\.ngts\.credentialsRef$/, [['client-id', 'client-secret']]],
  [/^(?:ca|vault\.auth\.clientCertificate)\.secretName$/, [['tls.crt', 'tls.key']]],
];

function keysAt(path: string, key: string | undefined): IssuerReference['keys'] {
  if (key) return [[key]];
  return defaults.find(([place]) => place.test(path))?.[1] ?? [];
}

/** `{name, key}` is a key of a Secret in the configuration of a DNS webhook, whatever it is called there. */
const isSelector = (value: object) =>
  Object.keys(value).length === 2 && textField(value, 'key') !== undefined;

interface At {
  readonly path: string;
  /** The name of the field, also of what stands in its list. */
  readonly field: string;
  /** Below a webhook, whose configuration may have any shape. */
  readonly free: boolean;
}

function* named({ path, field, free }: At, value: object): Generator<IssuerReference> {
  const name = textField(value, 'name');
  if (!name || field === 'imagePullSecrets' || field === 'serviceAccountRef') return;
  if (secretRef.test(field) || (free && isSelector(value)))
    yield { path, name, keys: keysAt(path, textField(value, 'key')) };
}

function* walk(at: At, value: unknown): Generator<IssuerReference> {
  const { path, field, free } = at;
  if (Array.isArray(value))
    for (const [index, one] of value.entries())
      yield* walk({ path: `${path}[${index}]`, field, free }, one);
  else if (typeof value === 'string' && value && secretName.test(field))
    yield { path, name: value, keys: keysAt(path, undefined) };
  else if (isRecord(value)) {
    yield* named(at, value);
    for (const [key, one] of Object.entries(value))
      yield* walk(
        { path: path ? `${path}.${key}` : key, field: key, free: free || key === 'webhook' },
        one,
      );
  }
}

/** Every Secret in an issuer's spec with the keys that cert-manager reads from it. */
export const issuerReferences = (spec: unknown): IssuerReference[] => [
  ...walk({ path: '', field: '', free: false }, spec),
];
