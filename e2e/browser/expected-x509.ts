import { createHash } from 'node:crypto';

import { leafOf, printed } from './openssl';

const usageWords: Readonly<Record<string, string>> = {
  'Digital Signature': 'digital signature',
  'Key Encipherment': 'key encipherment',
  'Certificate Sign': 'cert sign',
  'CRL Sign': 'crl sign',
  'TLS Web Server Authentication': 'server auth',
  'TLS Web Client Authentication': 'client auth',
};

const hex = (text: string) => text.replaceAll(/[^\da-f]/gi, '').toLowerCase();

/** The line that follows an extension's name. */
const extension = (text: string, name: string) =>
  new RegExp(`X509v3 ${name}:[^\\n]*\\n +(.*)`).exec(text)?.[1]?.trim();

const list = (text: string | undefined) => text?.split(', ') ?? [];

const usages = (text: string | undefined) =>
  list(text)
    .map((one) => usageWords[one] ?? one)
    .join('\n');

function serialOf(text: string): string {
  const [, plain, long] = /Serial Number:(?: (\d+) \(|\s+([\da-f:]+)\n)/.exec(text) ?? [];
  return plain ?? BigInt(`0x${hex(long ?? '')}`).toString();
}

function keyOf(text: string): string {
  if (text.includes('ED25519 Public-Key')) return 'Ed25519, 256 bits';
  const bits = /Public-Key: \((\d+) bit\)/.exec(text)?.[1];
  const curve = /ASN1 OID: (\S+)/.exec(text)?.[1];
  if (curve) return `ECDSA, ${bits} bits, ${curve}`;
  return `RSA, ${bits} bits, exponent ${/Exponent: (\d+)/.exec(text)?.[1]}`;
}

function authority(text: string): string {
  const constraints = extension(text, 'Basic Constraints') ?? '';
  const depth = /pathlen:(\d+)/.exec(constraints)?.[1];
  if (!constraints.includes('CA:TRUE')) return 'may not sign';
  return depth === undefined ? 'may sign' : `may sign, at most ${depth} below it`;
}

/** What `openssl x509 -text` tells of a certificate in PEM, by the names and in the words of our page. */
export async function expectedX509(pem: Buffer): Promise<Record<string, string>> {
  const text = await printed(pem, '-text');
  const sha1 = await printed(pem, '-fingerprint', '-sha1');
  const { publicKey } = await leafOf(pem);
  const spki = Buffer.from(publicKey.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const names = list(extension(text, 'Subject Alternative Name'));
  const of = (kind: string) =>
    names
      .flatMap((one) => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []))
      .join('\n');
  const facts = {
    Version: /Version: (\d+)/.exec(text)?.[1] ?? '',
    'Serial, decimal': serialOf(text),
    Signature: /Signature Algorithm: (\S+)/.exec(text)?.[1] ?? '',
    'Public key': keyOf(text),
    'Key, SHA-256': createHash('sha256').update(spki).digest('hex'),
    'DNS names': of('DNS'),
    'IP addresses': of('IP Address'),
    URIs: of('URI'),
    'Email addresses': of('email'),
    Authority: authority(text),
    'Key usages': usages(extension(text, 'Key Usage')),
    'Extended usages': usages(extension(text, 'Extended Key Usage')),
    'Subject key ID': hex(extension(text, 'Subject Key Identifier') ?? ''),
    'Authority key ID': hex(
      (extension(text, 'Authority Key Identifier') ?? '').replace('keyid', ''),
    ),
    'SHA-1': sha1.split('=')[1]?.trim() ?? '',
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}
