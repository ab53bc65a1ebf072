import { gunzipSync, gzipSync } from 'node:zlib';

interface Secret {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly data: { readonly release: string };
}

interface Release {
  readonly info: Readonly<Record<string, unknown>>;
  readonly manifest: string;
}

/** The record that Helm keeps of a revision, changed: its Secret holds it as base64 of gzip, once more as base64. */
export function changedRecord(
  secret: Secret,
  change: (release: Release) => Partial<Release>,
  labels: Readonly<Record<string, string>> = {},
): object {
  const packed = Buffer.from(Buffer.from(secret.data.release, 'base64').toString(), 'base64');
  const release: Release = JSON.parse(gunzipSync(packed).toString());
  const changed = gzipSync(JSON.stringify({ ...release, ...change(release) })).toString('base64');
  const { metadata } = secret;
  return {
    ...secret,
    metadata: { ...metadata, labels: { ...metadata.labels, ...labels } },
    data: { release: Buffer.from(changed).toString('base64') },
  };
}
