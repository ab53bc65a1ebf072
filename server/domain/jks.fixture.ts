import { createHash } from 'node:crypto';

import type { Pair } from './openssl.fixture';

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function text(value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
}

function trusted({ crt }: Pair, at: number): Buffer {
  const der = Buffer.from(crt.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const entry = [number(2), text(`ca-${at}`), Buffer.alloc(8), text('X.509')];
  return Buffer.concat([...entry, number(der.length), der]);
}

/** A store in Java's own format that trusts these certificates, as keytool opens it with `changeit`; in base64. */
export function jks(...certificates: readonly Pair[]): string {
  const head = [number(0xfeedfeed), number(2), number(certificates.length)];
  const store = Buffer.concat([...head, ...certificates.map(trusted)]);
  const password = Buffer.from('changeit', 'utf16le').swap16();
  const digest = createHash('sha1').update(password).update('Mighty Aphrodite').update(store);
  return Buffer.concat([store, digest.digest()]).toString('base64');
}
