import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../setup/run.js';

/** What openssl says of a certificate in PEM; of several, of the first. */
export interface Leaf {
  readonly serial: string;
  readonly notAfter: number;
  readonly names: readonly string[];
  readonly key: string;
  readonly publicKey: string;
}

const field = (text: string, name: string) =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? '';

export async function leafOf(pem: Buffer): Promise<Leaf> {
  const print = ['-noout', '-serial', '-enddate', '-dateopt', 'iso_8601', '-subject', '-pubkey'];
  const shape = ['-nameopt', 'multiline,utf8,-esc_msb', '-ext', 'subjectAltName'];
  const text = await run('openssl', ['x509', ...print, ...shape], { input: pem });
  const publicKey = /-----BEGIN PUBLIC KEY-----[^]*-----END PUBLIC KEY-----/.exec(text)?.[0] ?? '';
  return {
    serial: field(text, 'serial').toLowerCase(),
    notAfter: Date.parse(field(text, 'notAfter').replace(' ', 'T')),
    names: namesIn(text),
    key: await keyOf(publicKey),
    publicKey,
  };
}

/** Common name and alternative names, each once. */
function namesIn(text: string): string[] {
  const common = / commonName += (.*)/.exec(text)?.[1];
  const list = /Subject Alternative Name:[^\n]*\n +(.*)/.exec(text)?.[1] ?? '';
  const alternatives = list.split(', ').map((one) => one.slice(one.indexOf(':') + 1));
  return [
    ...new Set([common, ...alternatives].filter((one) => one !== undefined && one !== '')),
  ].map(String);
}

async function keyOf(publicKey: string): Promise<string> {
  const text = await run('openssl', ['pkey', '-pubin', '-noout', '-text'], { input: publicKey });
  if (/ED25519/i.test(text)) return 'Ed25519';
  const bits = /\((\d+) bit\)/.exec(text)?.[1] ?? '?';
  return `${text.includes('ASN1 OID') ? 'ECDSA' : 'RSA'} ${bits}`;
}

/** The public half of a private key in PEM. */
export async function publicKeyOf(privateKey: Buffer): Promise<string> {
  return (await run('openssl', ['pkey', '-pubout'], { input: privateKey })).trim();
}

/** What `openssl x509` prints of a certificate in PEM. */
export function printed(pem: Buffer, ...options: readonly string[]): Promise<string> {
  return run('openssl', ['x509', '-noout', ...options], { input: pem });
}

/** The certificates of a PEM text, each by itself. */
export function split(pem: Buffer): Buffer[] {
  const found = pem.toString().match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return (found ?? []).map((one) => Buffer.from(one));
}

/** Was `leaf` signed by `authority`? By signature, not by name. */
export async function signedBy(leaf: Buffer, authority: Buffer, folder: string): Promise<boolean> {
  const file = join(folder, `${randomUUID()}.pem`);
  await writeFile(file, authority);
  const trust = ['-CAfile', file, '-partial_chain', '-no_check_time'];
  return run('openssl', ['verify', ...trust], { input: leaf }).then(
    () => true,
    () => false,
  );
}
