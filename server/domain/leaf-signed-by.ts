import type { LeafFacts } from './leaf-facts';

type Names = Pick<LeafFacts, 'subject' | 'issuer' | 'authorityKeyId' | 'subjectKeyId'>;

/**
 * Whether a CA signed a leaf, as far as both say. A CA that got a new key keeps its name: where both say which key it
 * was, it must be the same one.
 */
export function leafSignedBy(leaf: Names, ca: Names): boolean {
  if (leaf.issuer !== ca.subject || leaf.subject === ca.subject) return false;
  const [its, own] = [leaf.authorityKeyId, ca.subjectKeyId];
  return its === undefined || own === undefined || its === own;
}
