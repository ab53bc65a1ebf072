import { createPrivateKey, type X509Certificate } from 'node:crypto';

import { textField } from '@/shared/fields';

import { canaryDnsName } from './canary';
import { readCertificates } from './x509-facts';

const decoded = (secret: unknown, name: string) =>
  Buffer.from(textField(secret, 'data', name) ?? '', 'base64').toString('latin1');

function firstOf(secret: unknown): X509Certificate | undefined {
  try {
    return readCertificates(decoded(secret, 'tls.crt'))[0];
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with an issued canary at `now`: with its key, its name, its times or its signature. `by` is the Secret of
 * the CA that should have signed it; absent for one that signs itself.
 */
export function canaryProblem(secret: unknown, by: unknown, now: number): string | undefined {
  const leaf = firstOf(secret);
  if (!leaf) return 'tls.crt of its Secret holds no certificate.';
  if (!isKeyOf(leaf, decoded(secret, 'tls.key')))
    return 'tls.key of its Secret is not the key of its certificate.';
  if (leaf.checkHost(canaryDnsName) === undefined)
    return `Its certificate is not for ${canaryDnsName}.`;
  if (Date.parse(leaf.validTo) <= now || Date.parse(leaf.validFrom) > now + skew)
    return 'Its certificate is not valid now.';
  return isSignedBy(leaf, by) ? undefined : 'Its certificate is not signed by its issuer.';
}

/** checkIssued compares names and what the signer's key may be used for; only verify looks at the signature. */
function isSignedBy(leaf: X509Certificate, by: unknown): boolean {
  // One that signs itself may not sign others, which is what checkIssued asks for.
  if (by === undefined) return leaf.issuer === leaf.subject && leaf.verify(leaf.publicKey);
  const signer = firstOf(by);
  return signer !== undefined && leaf.checkIssued(signer) && leaf.verify(signer.publicKey);
}

/** The cluster's clock may be ahead of ours. */
const skew = 60 * 60_000;

function isKeyOf(leaf: X509Certificate, key: string): boolean {
  try {
    return leaf.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false; // The error's own text may quote the key's bytes.
  }
}
