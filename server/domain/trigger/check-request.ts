import { textField } from '@/shared/fields';

import { readRequest } from '../read-request';
import { storedNames } from './check-names';
import { decodedPair } from './check-pair';
import { requestMismatches } from './request-mismatches';
import type { Check } from './violation';

/** Whether the stored key is the one that the request of this revision was signed with. */
export const requestKey: Check = (gathered) => {
  const [request] = gathered.current;
  const pair = decodedPair(gathered);
  if (request === undefined || !pair) return undefined;
  const read = readRequest(textField(request, 'spec', 'request') ?? '', gathered.requestSize);
  if (read.is === 'unreadable')
    return {
      check: 'request-key',
      reason: 'InvalidCertificateRequest',
      message: `Failed to decode current CertificateRequest: ${read.why}`,
    };
  if (pair.key.publicKey.equals(read.publicKey.spki)) return undefined;
  return {
    check: 'request-key',
    reason: 'SecretMismatch',
    message: 'Secret contains a private key that does not match the current CertificateRequest',
  };
};

/** Whether the spec is still the one that the stored pair was asked for with. */
export const requestSpec: Check = (gathered) => {
  const [request] = gathered.current;
  if (request === undefined) return storedNames(gathered);
  const found = requestMismatches(request, gathered);
  // A request that cannot be decoded is no reason to issue.
  if (found === 'unreadable' || found.length === 0) return undefined;
  return {
    check: 'request-spec',
    reason: 'RequestChanged',
    message: `Fields on existing CertificateRequest resource not up to date: [${found.join(' ')}]`,
  };
};
