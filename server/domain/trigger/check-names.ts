import { textField, textsField } from '@/shared/fields';

import { decodedPair } from './check-pair';
import type { Leaf } from './decode-leaf';
import { sameAddresses } from './same-addresses';
import { sameMembers } from './same-members';
import type { Check } from './violation';

const missing = (names: readonly string[], where: ReadonlySet<string>) =>
  names.some((name) => name !== '' && !where.has(name));

/** Common name and DNS names are one set: an authority may make one of the other. */
function nameMismatches(leaf: Leaf, spec: unknown): string[] {
  const commonName = textField(spec, 'commonName') ?? '';
  const dnsNames = textsField(spec, 'dnsNames');
  const wanted = new Set([...dnsNames, commonName].filter((name) => name !== ''));
  const stored = new Set([...leaf.dnsNames, leaf.commonName].filter((name) => name !== ''));
  if (wanted.size === stored.size && [...wanted].every((name) => stored.has(name))) return [];
  return [
    ...(missing([commonName], stored) || missing([leaf.commonName], wanted)
      ? ['spec.commonName']
      : []),
    ...(missing(dnsNames, stored) || missing(leaf.dnsNames, wanted) ? ['spec.dnsNames'] : []),
  ];
}

function mismatches(leaf: Leaf, spec: unknown): string[] {
  const wanted = (key: string) => textsField(spec, key);
  return [
    ...nameMismatches(leaf, spec),
    ...(sameAddresses(leaf.ips, wanted('ipAddresses')) ? [] : ['spec.ipAddresses']),
    ...(sameMembers(leaf.uris, wanted('uris')) ? [] : ['spec.uris']),
    ...(sameMembers(leaf.emails, wanted('emailAddresses')) ? [] : ['spec.emailAddresses']),
  ];
}

/**
 * Asked where the request that led to the stored pair is gone: it looks at the names only, because authorities
 * may change the rest.
 */
export const storedNames: Check = (gathered) => {
  const pair = decodedPair(gathered);
  const found = pair ? mismatches(pair.leaf, gathered.spec) : [];
  if (found.length === 0) return undefined;
  return {
    check: 'stored-names',
    reason: 'SecretMismatch',
    message: `Issuing certificate as Existing issued Secret is not up to date for spec: [${found.join(' ')}]`,
  };
};
