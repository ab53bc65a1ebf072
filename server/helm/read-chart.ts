import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { extract } from 'tar-stream';
import { parseDocument } from 'yaml';

import { Failure } from '@/shared/failure';
import { textField } from '@/shared/fields';

export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
}

/** Of Chart.yaml. */
const largest = 256 * 1024;
/** Of the whole chart, unpacked. */
const largestChart = 64 * 1024 * 1024;

/** What a chart's archive says of itself; nothing of it reaches the disk. */
export async function readChart(archive: string): Promise<ChartMetadata> {
  let chartFile: string | undefined;
  let size = 0;
  const tar = extract();
  const reading = pipeline(
    createReadStream(/*turbopackIgnore: true*/ archive),
    createGunzip(),
    tar,
  );
  reading.catch(() => undefined); // thrown below, by the archive's end
  try {
    for await (const entry of tar) {
      const [, file] = /^[^/]+\/([^/]+)$/.exec(entry.header.name) ?? [];
      size += entry.header.size ?? 0;
      if (size > largestChart) throw new RangeError('too large');
      if (file === 'Chart.yaml') chartFile = await textOf(entry);
      else entry.resume();
    }
    await reading;
  } catch (cause) {
    throw unreadable(archive, cause);
  }
  const said: unknown = chartFile === undefined ? undefined : parseDocument(chartFile).toJS();
  const text = (name: string) => textField(said, name) ?? '';
  if (!text('name') || !text('version')) throw unreadable(archive, undefined);
  return { name: text('name'), version: text('version'), appVersion: text('appVersion') };
}

async function textOf(entry: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of entry) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largest) throw new RangeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const unreadable = (archive: string, cause: unknown) =>
  new Failure(
    'invalid',
    `${archive} is not the archive of a Helm chart that can be read. Remove it; Certferry pulls it again.`,
    { cause },
  );
