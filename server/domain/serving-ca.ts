import type { X509Certificate } from 'node:crypto';

import { textField } from '@/shared/fields';
import type { ServingCa } from '@/shared/installation-detail';

import { flagOf } from './flag-of';
import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';
import { readCertificates } from './x509-facts';

interface Named {
  readonly name: string;
  readonly namespace: string;
}

/**
 * The Secret in which a webhook keeps the CA that signs its own certificate; undefined where it serves with one from a
 * file. The chart passes both flags, and the name that it passes is the Deployment's with `-ca`.
 */
export function servingCaSecret(webhook: RawObject): Named | undefined {
  if (flagOf(webhook, 'tls-cert-file')) return undefined;
  return {
    name: flagOf(webhook, 'dynamic-serving-ca-secret-name') || `${nameOf(webhook)}-ca`,
    namespace: flagOf(webhook, 'dynamic-serving-ca-secret-namespace') || namespaceOf(webhook),
  };
}

/** The CA of that Secret: its `tls.crt`, of which `ca.crt` is a copy. Undefined where it holds none that can be read. */
export function servingCaOf(secret: unknown, named: Named): ServingCa | undefined {
  const [ca] = certificatesOf(textField(secret, 'data', 'tls.crt'));
  if (!ca) return undefined;
  return {
    secret: named,
    fingerprint: ca.fingerprint256,
    notBefore: Date.parse(ca.validFrom),
    notAfter: Date.parse(ca.validTo),
  };
}

/** The certificates of base64 PEM; none where one of them cannot be decoded. */
export function certificatesOf(data: string | undefined): X509Certificate[] {
  try {
    return readCertificates(Buffer.from(data ?? '', 'base64').toString('latin1'));
  } catch {
    return []; // What is told of it is that it cannot be read.
  }
}
