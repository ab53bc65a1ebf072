import { textField } from '@/shared/fields';
import type { StoredCertificate } from '@/shared/secret';

import { pemBlocks } from './pem-blocks';
import { readX509 } from './read-x509';

function readOne(der: Uint8Array): StoredCertificate {
  try {
    return { is: 'certificate', certificate: readX509(der) };
  } catch (error) {
    return { is: 'unreadable', why: error instanceof Error ? error.message : String(error) };
  }
}

/** Every certificate below one key of a Secret's data, in the stored order. */
export function storedChain(secret: unknown, key: 'tls.crt' | 'ca.crt'): StoredCertificate[] {
  const pem = Buffer.from(textField(secret, 'data', key) ?? '', 'base64').toString('latin1');
  return pemBlocks(pem, /^CERTIFICATE$/).map(readOne);
}
