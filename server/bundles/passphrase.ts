import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

import { type Identity, type Recipient, Stanza } from 'age-encryption';

/** age's own default; 256 MiB for about a second. */
const workFactor = 18;
const mostWork = 20;
const label = Buffer.from('age-encryption.org/v1/scrypt');
const nonce = Buffer.alloc(12);
const options = { authTagLength: 16 };

/** Off the main thread: the library's own would hold up every request, probe and lease for seconds. */
function keyOf(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const cost = { N: 2 ** work, r: 8, p: 1, maxmem: 129 * 2 ** work * 8 + 1024 ** 2 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([label, salt]), 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** age's scrypt recipient: what `age -p` writes, and `age -d` asks a passphrase for. */
export function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const key = await keyOf(passphrase, salt, workFactor);
      const cipher = createCipheriv('chacha20-poly1305', key, nonce, options);
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['scrypt', base64(salt), String(workFactor)], body)];
    },
  };
}

/** Salt and cost of a stanza that age itself would write; undefined for any other. */
function readStanza({ args, body }: Stanza): { salt: Buffer; work: number } | undefined {
  const [, salt = '', work = ''] = args;
  const bytes = Buffer.from(salt, 'base64');
  if (args.length !== 3 || body.length !== 32 || bytes.length !== 16) return undefined;
  if (!/^[1-9]\d?$/.test(work) || Number(work) > mostWork) return undefined;
  return { salt: bytes, work: Number(work) };
}

export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza, ...others] = stanzas;
      if (stanza?.args[0] !== 'scrypt') return null;
      const read = others.length === 0 && readStanza(stanza);
      if (!read) throw new Error('a scrypt stanza that age does not write');
      const key = await keyOf(passphrase, read.salt, read.work);
      const body = Buffer.from(stanza.body);
      const decipher = createDecipheriv('chacha20-poly1305', key, nonce, options);
      decipher.setAuthTag(body.subarray(16));
      try {
        return Buffer.concat([decipher.update(body.subarray(0, 16)), decipher.final()]);
      } catch {
        return null; // Sealed with another passphrase.
      }
    },
  };
}
