import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { field, isRecord, numberField, textField } from '@/shared/fields';

import type { KubeObject } from '../kube/object';

/** What the Secret of one revision says beside its contents: its labels are written with every change of status. */
interface RevisionRecord {
  readonly namespace: string;
  /** The release's name. */
  readonly name: string;
  readonly revision: number;
  /** Helm's word: deployed, superseded, failed, pending-upgrade and so on. */
  readonly status: string;
  readonly secretName: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, of the last change of its status. */
  readonly changedAt?: number;
}

export interface ReadableRevision extends RevisionRecord {
  readonly state: 'read';
  readonly description: string;
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
  /** The user's values. May hold secrets: never shown, never logged. */
  readonly config: Readonly<Record<string, unknown>>;
  /** All objects but the hooks, as YAML. */
  readonly manifest: string;
}

export type Revision = ReadableRevision | (RevisionRecord & { state: 'unreadable'; why: string });

/** Of one record once unpacked; a Secret holds at most 1 MiB of it packed. */
const largest = 64 * 1024 * 1024;

const unzip = promisify(gunzip);

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  const texts = Object.entries(value).filter(
    (one): one is [string, string] => typeof one[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function recordOf(secret: KubeObject): RevisionRecord {
  const { name: secretName, namespace = '', uid = '', resourceVersion = '' } = secret.metadata;
  const labels = textsOf(secret.metadata.labels);
  const changed = Number(labels.modifiedAt ?? labels.createdAt) * 1_000;
  const [, name = secretName, revision = ''] =
    /^sh\.helm\.release\.v1\.(.+)\.v(\d+)$/.exec(secretName) ?? [];
  return {
    namespace,
    name: labels.name ?? name,
    revision: Number(labels.version ?? revision),
    status: labels.status ?? 'unknown',
    secretName,
    uid,
    resourceVersion,
    labels,
    ...(Number.isFinite(changed) && { changedAt: changed }),
  };
}

/** Reads one of Helm's release Secrets; what cannot be read is said, not thrown. */
export async function revisionOf(secret: KubeObject): Promise<Revision> {
  const record = recordOf(secret);
  try {
    return readable(record, await unpacked(textField(secret, 'data', 'release') ?? ''));
  } catch (error) {
    // Never what the parser cites: it may be a value.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const why = `Secret ${record.namespace}/${record.secretName} does not hold a release record that Certferry can read${code}. helm history shows whether Helm can.`;
    return { ...record, state: 'unreadable', why };
  }
}

function readable(record: RevisionRecord, body: Record<string, unknown>): ReadableRevision {
  const text = (...path: string[]) => textField(body, ...path) ?? '';
  const chart = (name: string) => text('chart', 'metadata', name);
  const config = field(body, 'config');
  return {
    ...record,
    state: 'read',
    status: text('info', 'status') || record.status,
    revision: numberField(body, 'version') ?? record.revision,
    description: text('info', 'description'),
    chart: { name: chart('name'), version: chart('version'), appVersion: chart('appVersion') },
    config: isRecord(config) ? config : {},
    manifest: text('manifest'),
  };
}

/** base64 of the Secret, base64 of Helm, gzip or not, JSON. */
async function unpacked(data: string): Promise<Record<string, unknown>> {
  const packed = Buffer.from(Buffer.from(data, 'base64').toString('latin1'), 'base64');
  const isZipped = packed[0] === 0x1f && packed[1] === 0x8b && packed[2] === 0x08;
  const bytes = isZipped ? await unzip(packed, { maxOutputLength: largest }) : packed;
  const body: unknown = JSON.parse(bytes.toString('utf8'));
  if (isRecord(body)) return body;
  throw new TypeError('not an object');
}
