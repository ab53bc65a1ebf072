import { entry, type KubeObject } from './cluster-objects';

const length = 40;
/** Certificates are no secret. */
const open = new Set(['tls.crt', 'ca.crt']);

/** What must appear nowhere: pieces of every Secret's entries, in each way in which they may be written down. */
export function canaries(secrets: readonly KubeObject[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const secret of secrets) {
    // Helm's records hold no key, and would make up most of what is searched for.
    if (secret.type?.startsWith('helm.sh/')) continue;
    for (const key of Object.keys(secret.data ?? {})) {
      if (open.has(key)) continue;
      for (const text of keyWritings(entry(secret, key)))
        for (let at = 0; at + length <= text.length; at += length)
          found.add(text.slice(at, at + length));
    }
  }
  return found;
}

/** All writings of it; of PEM also its body, what that encodes, and each of its lines, of which one alone may be cut out. */
function keyWritings(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const lines = /^-----BEGIN [^-]*KEY-----([^-]*)-----END/.exec(text)?.[1]?.trim().split(/\s+/);
  const body = lines?.join('');
  if (!lines || !body) return writings(bytes);
  const encoded = Buffer.from(body, 'base64');
  return [...writings(bytes), ...lines, body, ...writings(encoded)];
}

/** As it stands there, in JSON, in a JSON text within JSON, in an address, as hex, and in base64 wherever it begins. */
export function writings(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const json = quoted(text);
  const hex = bytes.toString('hex');
  const encoded = [0, 1, 2].map((before) => base64Within(bytes, before));
  return [
    ...new Set([
      text,
      json,
      quoted(json),
      encodeURIComponent(text),
      new URLSearchParams({ text }).toString().slice('text='.length),
      ...encoded,
      ...encoded.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
      ...encoded.map((one) => encodeURIComponent(one)),
      hex,
      hex.toUpperCase(),
    ]),
  ];
}

const quoted = (text: string) => JSON.stringify(text).slice(1, -1);

/** Base64 of something with these bytes after `before` others: what of it depends on these bytes alone. */
function base64Within(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const text = whole.toString('base64').replaceAll('=', '');
  const head = [0, 2, 3][before] ?? 0;
  return text.slice(head, whole.length % 3 === 0 ? undefined : -1);
}

/** The canaries that a text holds, at whatever place. */
export function sung(text: string, all: ReadonlySet<string>): string[] {
  const sieve = sieveOf(all);
  const found = new Set<string>();
  for (let at = 0; at + length <= text.length; at += 1) {
    if (sieve[mark(text, at)] === 0) continue;
    const piece = text.slice(at, at + length);
    if (all.has(piece)) found.add(piece);
  }
  return [...found];
}

const sieves = new WeakMap<ReadonlySet<string>, Uint8Array>();

/** Which marks a piece of the set has: most places of a text have another, and need not be cut out and looked up. */
function sieveOf(all: ReadonlySet<string>): Uint8Array {
  const known = sieves.get(all);
  if (known) return known;
  const sieve = new Uint8Array(1 << 24);
  for (const piece of all) sieve[mark(piece, 0)] = 1;
  sieves.set(all, sieve);
  return sieve;
}

/** A number of 24 bits from some letters of the piece at that place: the same for the same piece. */
function mark(text: string, at: number): number {
  const ends = text.charCodeAt(at) ^ (text.charCodeAt(at + length - 1) << 7);
  const between = text.charCodeAt(at + 13) ^ (text.charCodeAt(at + 26) << 7);
  return (Math.imul(ends, 0x9e3779b1) ^ Math.imul(between, 0x85ebca6b)) >>> 8;
}
