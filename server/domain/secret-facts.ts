import { createPrivateKey, type X509Certificate } from 'node:crypto';

import { textField } from '@/shared/fields';
import type { X509 } from '@/shared/x509';

import { readCertificates, x509Facts } from './x509-facts';

/** What a stored pair turned out to be; the key itself is dropped where it was checked. */
export type Pair =
  | { readonly is: 'pair'; readonly matches: boolean; readonly issuerNotAfter?: number }
  | { readonly is: 'empty'; readonly why: string }
  | { readonly is: 'unreadable'; readonly why: string };

/** What the inventory keeps of one TLS Secret: no byte of its data. */
export interface SecretFacts {
  readonly namespace: string;
  readonly name: string;
  readonly pair: Pair;
  /** The first certificate of tls.crt, where it could be decoded. */
  readonly leaf?: X509;
}

function decoded(secret: unknown, key: string): string {
  return Buffer.from(textField(secret, 'data', key) ?? '', 'base64').toString('latin1');
}

/** When the certificate that signed the leaf ends: from the chain behind the leaf, or from ca.crt. */
function issuerNotAfter(
  leaf: X509Certificate,
  chain: readonly X509Certificate[],
  ca: string,
): number | undefined {
  const candidates = [...chain];
  try {
    candidates.push(...readCertificates(ca));
  } catch {
    // A ca.crt that cannot be decoded says nothing about the pair.
  }
  const issuer = candidates.find(
    (one) => one.fingerprint256 !== leaf.fingerprint256 && leaf.checkIssued(one),
  );
  return issuer && Date.parse(issuer.validTo);
}

function judge(secret: unknown): { pair: Pair; leaf?: X509 } {
  const crt = decoded(secret, 'tls.crt');
  const key = decoded(secret, 'tls.key');
  if (crt.trim() === '') return { pair: { is: 'empty', why: 'tls.crt is empty.' } };
  let certificates: X509Certificate[];
  let facts: X509 | undefined;
  try {
    certificates = readCertificates(crt);
    facts = certificates[0] && x509Facts(certificates[0]);
  } catch {
    return {
      pair: { is: 'unreadable', why: 'tls.crt holds something that is not an X.509 certificate.' },
    };
  }
  const [leaf, ...chain] = certificates;
  if (!leaf || !facts)
    return { pair: { is: 'unreadable', why: 'tls.crt holds no PEM certificate.' } };
  if (key.trim() === '') return { pair: { is: 'empty', why: 'tls.key is empty.' }, leaf: facts };
  try {
    const matches = leaf.checkPrivateKey(createPrivateKey(key));
    return {
      pair: {
        is: 'pair',
        matches,
        issuerNotAfter: issuerNotAfter(leaf, chain, decoded(secret, 'ca.crt')),
      },
      leaf: facts,
    };
  } catch {
    // The error's own text may quote the key's bytes.
    return {
      pair: { is: 'unreadable', why: 'tls.key holds something that is not a private key.' },
      leaf: facts,
    };
  }
}

export function secretFacts(secret: unknown): SecretFacts {
  return {
    namespace: textField(secret, 'metadata', 'namespace') ?? '',
    name: textField(secret, 'metadata', 'name') ?? '',
    ...judge(secret),
  };
}
