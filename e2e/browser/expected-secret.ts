import { entry, type KubeObject } from './cluster-objects';
import { type Leaf, leafOf, publicKeyOf, signedBy, split } from './openssl';

/** A TLS Secret as openssl judges it, in the page's word. */
export interface ExpectedSecret {
  readonly word: 'Sound' | 'Wrong key' | 'Expired' | 'Outlives its CA';
  readonly leaf: Leaf;
}

/** Judges a stored pair by openssl alone; `folder` takes the authorities that it compares with. */
export async function expectedSecret(secret: KubeObject, folder: string): Promise<ExpectedSecret> {
  const [first = Buffer.alloc(0), ...chain] = split(entry(secret, 'tls.crt'));
  const leaf = await leafOf(first);
  if ((await publicKeyOf(entry(secret, 'tls.key'))) !== leaf.publicKey)
    return { word: 'Wrong key', leaf };
  if (leaf.notAfter <= Date.now()) return { word: 'Expired', leaf };
  for (const authority of [...chain, ...split(entry(secret, 'ca.crt'))]) {
    if (authority.equals(first) || !(await signedBy(first, authority, folder))) continue;
    const { notAfter } = await leafOf(authority);
    if (notAfter < leaf.notAfter) return { word: 'Outlives its CA', leaf };
  }
  return { word: 'Sound', leaf };
}
