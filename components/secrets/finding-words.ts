import { visibleText } from '../text/visible-text';

const words = new Map([
  ['secret-missing', 'There is no Secret'],
  ['secret-wrong-type', 'Wrong type of Secret'],
  ['secret-empty', 'No pair is stored'],
  ['secret-unreadable', 'Not readable'],
  ['secret-key-mismatch', 'The key is another one'],
  ['secret-expired', 'Expired'],
  ['secret-ending', 'Ends soon, and nothing renews it'],
  ['secret-not-yet-valid', 'Not valid yet'],
  ['secret-chain-unordered', 'Chain out of order'],
  ['secret-chain-unlinked', 'Chain with a gap'],
  ['secret-chain-incomplete', 'An intermediate is missing'],
  ['secret-ca-not-issuer', 'ca.crt is not the issuer’s'],
  ['secret-ca-unreadable', 'ca.crt is not readable'],
  ['secret-outlives-issuer', 'Outlives its issuer'],
  ['secret-weak-key', 'Weak key'],
  ['secret-weak-signature', 'Weak signature'],
  ['secret-keystore-missing', 'A keystore is missing'],
  ['secret-keystore-stale', 'Keystore holds an older certificate'],
  ['secret-truststore-stale', 'Truststore lacks the CA'],
  ['secret-issuer-differs', 'Issued by another issuer'],
  ['secret-names-differ', 'Other names than asked for'],
  ['secret-key-differs', 'Another key than asked for'],
  ['secret-two-certificates', 'Two Certificates write it'],
  ['secret-owned-by-certificate', 'Deleted with its Certificate'],
  ['secret-next-key-left-over', 'A left-over private key'],
]);

/** A finding's code in a few words; one without words as it is. */
export const findingWords = (code: string): string => words.get(code) ?? visibleText(code);
