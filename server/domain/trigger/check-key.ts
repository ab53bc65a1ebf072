import { numberField, textField } from '@/shared/fields';

import { decodedPair } from './check-pair';
import type { KeyFacts } from './decode-key';
import type { Check } from './violation';

const defaultSizes = { RSA: 2048, ECDSA: 256, Ed25519: 0 } as const;

function mismatches(key: KeyFacts, spec: unknown): string[] {
  const algorithm = textField(spec, 'privateKey', 'algorithm') || 'RSA';
  if (key.algorithm !== algorithm) return ['spec.privateKey.algorithm'];
  if (key.algorithm === 'Ed25519') return [];
  const size = numberField(spec, 'privateKey', 'size') ?? 0;
  const wanted = size > 0 ? size : defaultSizes[key.algorithm];
  return key.size === wanted ? [] : ['spec.privateKey.size'];
}

export const privateKey: Check = (gathered) => {
  const pair = decodedPair(gathered);
  const found = pair ? mismatches(pair.key, gathered.spec) : [];
  if (found.length === 0) return undefined;
  return {
    check: 'private-key',
    reason: 'SecretMismatch',
    message: `Existing private key is not up to date for spec: [${found.join(' ')}]`,
  };
};
