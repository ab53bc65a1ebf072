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
      for (const text of writings(entry(secret, key)))
        for (let at = 0; at + length <= text.length; at += length)
          found.add(text.slice(at, at + length));
    }
  }
  return found;
}

/** As it stands in the Secret, as the API server sends it, as hex; of PEM also its body and what that encodes. */
function writings(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const body = /^-----BEGIN [^-]*KEY-----([^-]*)-----END/.exec(text)?.[1]?.replaceAll(/\s/g, '');
  const raw = [text, text.replaceAll('\n', String.raw`\n`), bytes.toString('base64')];
  if (!body) return [...raw, bytes.toString('hex')];
  return [...raw, body, Buffer.from(body, 'base64').toString('hex')];
}

/** The canaries that a text holds, at whatever place. */
export function sung(text: string, all: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (let at = 0; at + length <= text.length; at += 1) {
    const piece = text.slice(at, at + length);
    if (all.has(piece)) found.add(piece);
  }
  return [...found];
}
