import { momentOf } from './read-x509';
import { signedBy } from './signed-by';
import type { CertificateSlices } from './slice-certificate';

/** How the certificates of one Secret hang together: by signatures, not by names alone. */
export interface ChainFacts {
  /**
   * `self-signed`: the leaf signed itself. `alone`: only the leaf is there. `ordered`: each is signed by the next.
   * `unordered`: they make a chain, in another order. `unlinked`: one of them signed nobody here.
   */
  readonly order: 'self-signed' | 'alone' | 'ordered' | 'unordered' | 'unlinked';
  /**
   * `signs`: a certificate in ca.crt signed the chain's last one, or is it. `other`: one bears the name of who signed
   * that, and did not. `apart`: none bears it, so that one between them may be missing.
   */
  readonly ca: 'absent' | 'unreadable' | 'signs' | 'other' | 'apart';
  /** When the certificate that signed the leaf ends, where it is there. */
  readonly issuerNotAfter?: number;
}

type Chain = readonly [CertificateSlices, ...CertificateSlices[]];

/** Nobody needs more, and who compares each with each of thousands keeps everybody else waiting. */
const mostStored = 20;
const mostAuthorities = 500;

/** The leaf and, one behind the other, who signed it among the others. */
function linked([leaf, ...others]: Chain): CertificateSlices[] {
  const chain = [leaf];
  const left = new Set(others.slice(0, mostStored));
  let last: CertificateSlices | undefined = leaf;
  while (last) {
    const below: CertificateSlices = last;
    last = [...left].find((one) => signedBy(below, one));
    if (last) chain.push(last);
    if (last) left.delete(last);
  }
  return chain;
}

function orderOf(stored: Chain, chain: readonly CertificateSlices[]): ChainFacts['order'] {
  if (stored.length === 1) return signedBy(stored[0], stored[0]) ? 'self-signed' : 'alone';
  if (chain.length < stored.length) return 'unlinked';
  return chain.every((one, index) => one === stored[index]) ? 'ordered' : 'unordered';
}

/** `ca`: what ca.crt holds; undefined where it cannot be decoded. */
export function chainFacts(
  stored: Chain,
  ca: readonly CertificateSlices[] | undefined,
): ChainFacts {
  const [leaf] = stored;
  const chain = linked(stored);
  const last = chain.at(-1) ?? leaf;
  const root = ca
    ?.slice(0, mostAuthorities)
    .find((one) => one.der.equals(last.der) || signedBy(last, one));
  const signer = chain[1] ?? (root && !root.der.equals(leaf.der) ? root : undefined);
  return {
    order: orderOf(stored, chain),
    ca: caOf(ca, root, last),
    ...(signer && { issuerNotAfter: momentOf(signer.notAfter) }),
  };
}

function caOf(
  ca: readonly CertificateSlices[] | undefined,
  root: CertificateSlices | undefined,
  last: CertificateSlices,
): ChainFacts['ca'] {
  if (ca === undefined) return 'unreadable';
  if (ca.length === 0) return 'absent';
  if (root) return 'signs';
  // Nothing stands above who signed itself.
  const isNamed = last.issuer.equals(last.subject);
  return isNamed || ca.some(({ subject }) => subject.equals(last.issuer)) ? 'other' : 'apart';
}
