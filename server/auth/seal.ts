import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

import { Failure } from '@/shared/failure';
import { perProcess } from '@/shared/per-process';

import { stateFolder } from '../kube/state-folder';

/** What a cookie holds: never a token, only which session it is. */
const sealed = z.object({
  id: z.string(),
  via: z.enum(['link', 'token']),
  exp: z.number(),
});
export type Sealed = z.infer<typeof sealed>;

const lifetime = 12 * 3_600;

/** Kept in a file, so that a restart does not sign everybody out; 0600, made if absent. */
function readKey(): Uint8Array {
  const folder = stateFolder();
  try {
    return keptKey(folder);
  } catch (cause) {
    throw new Failure(
      'internal',
      `The key that seals sign-ins could not be kept in ${folder}: ${cause instanceof Error ? cause.message : String(cause)}. Let the user that runs Certferry write there, or name another folder in CERTFERRY_HOME.`,
      { cause },
    );
  }
}

function keptKey(folder: string): Uint8Array {
  const path = join(/*turbopackIgnore: true*/ folder, 'seal.key');
  if (existsSync(/*turbopackIgnore: true*/ path)) {
    const key = readFileSync(/*turbopackIgnore: true*/ path);
    if (key.length === 32) {
      chmodSync(/*turbopackIgnore: true*/ path, 0o600);
      return key;
    }
  }
  mkdirSync(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  writeFileSync(/*turbopackIgnore: true*/ path, key, { mode: 0o600 });
  return key;
}

/** Throws a Failure that names the folder where the key cannot be read or kept; asked for at the start already. */
export const sealingKey = () => perProcess('seal-key', readKey);

export async function seal(session: {
  id: string;
  via: 'link' | 'token';
}): Promise<{ value: string; maxAge: number }> {
  const value = await new EncryptJWT(session)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(`${lifetime}s`)
    .encrypt(sealingKey());
  return { value, maxAge: lifetime };
}

/** The session in a cookie's value; undefined when it is forged, damaged or past its time. */
export async function unseal(value: string): Promise<Sealed | undefined> {
  const key = sealingKey();
  try {
    const { payload } = await jwtDecrypt(value, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return sealed.parse(payload);
  } catch {
    return undefined; // Whatever is wrong with a cookie, its bearer is simply not signed in.
  }
}
