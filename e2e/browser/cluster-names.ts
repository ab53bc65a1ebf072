import { type KubeObject, nameOf, objects } from './cluster-objects';

/** Texts of certificates and Secrets that are found nowhere but in the cluster; of some namespaces only. */
export async function clusterNames(
  among: (namespace: string) => boolean = () => true,
): Promise<string[]> {
  const all = await objects('certificates', 'secrets');
  const found = all
    .filter(({ kind, type }) => kind === 'Certificate' || type === 'kubernetes.io/tls')
    .filter(({ metadata }) => among(metadata.namespace ?? ''))
    .flatMap(namesOf);
  return [...new Set(found)];
}

function namesOf(one: KubeObject): string[] {
  const dnsNames = Array.isArray(one.spec?.dnsNames) ? one.spec.dnsNames.map(String) : [];
  return [nameOf(one), ...dnsNames, ...(one.spec?.secretName ? [one.spec.secretName] : [])];
}

/** Those of the names that a text holds, not as a part of a longer name. */
export function held(text: string, names: readonly string[]): string[] {
  const plain = text.replaceAll('%2F', '/');
  return names.filter((name) => plain.includes(name) && isWhole(name, plain));
}

function isWhole(name: string, text: string): boolean {
  const escaped = name.replaceAll(/[.*]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w.-])${escaped}(?![\w-])`).test(text);
}
