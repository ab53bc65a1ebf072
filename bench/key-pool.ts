import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** A private key of the pool, with what a certificate holds of it. */
export interface PoolKey {
  readonly is: 'rsa:2048' | 'P-256';
  readonly pem: string;
  readonly spki: Buffer;
}

const generate = promisify(generateKeyPair);

async function makeKey(index: number): Promise<PoolKey> {
  const isCurve = index % 5 === 4;
  const { publicKey, privateKey } = isCurve
    ? await generate('ec', { namedCurve: 'P-256' })
    : await generate('rsa', { modulusLength: 2048 });
  return {
    is: isCurve ? 'P-256' : 'rsa:2048',
    pem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    spki: publicKey.export({ type: 'spki', format: 'der' }),
  };
}

/** Four keys of RSA 2048, then one of P-256, and so on: fifty thousand of their own would take an hour. */
export function keyPool(size: number): Promise<PoolKey[]> {
  return Promise.all(Array.from({ length: size }, (_, index) => makeKey(index)));
}
