import type { KeyFacts } from './decode-key';
import type { Leaf } from './decode-leaf';
import type { Gathered } from './gather';
import type { Check, Violation } from './violation';

function violated(check: Violation['check'], reason: string, message: string): Violation {
  return { check, reason, message };
}

export const secretExists: Check = ({ pair }) =>
  pair
    ? undefined
    : violated('secret-exists', 'DoesNotExist', 'Issuing certificate as Secret does not exist');

const missing = (what: string) =>
  violated(
    'secret-has-data',
    'MissingData',
    `Issuing certificate as Secret does not contain ${what}`,
  );

export const secretHasData: Check = ({ pair }) => {
  if (!pair || pair.empty) return missing('any data');
  if (!pair.key) return missing('a private key');
  return pair.leaf ? undefined : missing('a certificate');
};

const prefix = 'Issuing certificate as Secret contains';

/** The pair, decoded; the checks behind `keyPair` are only asked where it is. */
export function decodedPair({ pair }: Gathered): { key: KeyFacts; leaf: Leaf } | undefined {
  const [key, leaf] = [pair?.key, pair?.leaf];
  if (key?.is !== 'decoded' || leaf?.is !== 'decoded') return undefined;
  return { key: key.value, leaf: leaf.value };
}

export const keyPair: Check = (gathered) => {
  const [key, leaf] = [gathered.pair?.key, gathered.pair?.leaf];
  if (key?.is === 'undecodable')
    return violated('key-pair', 'InvalidKeyPair', `${prefix} invalid private key data: ${key.why}`);
  if (leaf?.is === 'undecodable')
    return violated(
      'key-pair',
      'InvalidCertificate',
      `${prefix} an invalid certificate: ${leaf.why}`,
    );
  const pair = decodedPair(gathered);
  if (!pair || pair.key.publicKey.equals(pair.leaf.publicKey)) return undefined;
  const why = 'a private key that does not match the certificate';
  return violated('key-pair', 'InvalidKeyPair', `${prefix} ${why}`);
};
