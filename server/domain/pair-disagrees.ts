import { textField, timeField } from '@/shared/fields';

import type { RawObject } from './raw-object';
import { readCertificates, x509Facts } from './x509-facts';

/** The first certificate in a Secret, where it can be decoded. */
export function leafOf(secret: RawObject) {
  try {
    const pem = Buffer.from(textField(secret, 'data', 'tls.crt') ?? '', 'base64').toString(
      'latin1',
    );
    const [first] = readCertificates(pem);
    return first && x509Facts(first);
  } catch {
    return undefined; // A Secret that was never readable is kept as it is.
  }
}

/**
 * Whether a Certificate and its Secret were read on two sides of an issuance: the status tells of another
 * certificate than the Secret holds.
 */
export function pairDisagrees(certificate: RawObject, secret: RawObject | undefined): boolean {
  const notAfter = timeField(certificate, 'status', 'notAfter');
  const notBefore = timeField(certificate, 'status', 'notBefore');
  if (notAfter === undefined) return false;
  if (!secret) return true;
  const leaf = leafOf(secret);
  if (!leaf) return false;
  return leaf.notAfter !== notAfter || (notBefore !== undefined && leaf.notBefore !== notBefore);
}
