import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Person } from '../../e2e/long/app';
import { textField } from '../../shared/fields';
import type { Bed } from './bed';

/** What the app has asked of the API server, by the server's own audit log. */
export interface Asked {
  readonly lists: number;
  /** Watches that were open at the end of the window, by kind. */
  readonly watches: Readonly<Record<string, number>>;
  /** Requests for Secrets, from the app's start on, whose selection lets Helm's records through. */
  readonly ofHelm: number;
}

interface Event {
  readonly at: number;
  readonly verb: string;
  readonly stage: string;
  readonly id: string;
  readonly resource: string;
  readonly uri: string;
}

function eventOf(line: string): Event {
  const told: unknown = JSON.parse(line);
  return {
    at: Date.parse(textField(told, 'stageTimestamp') ?? ''),
    verb: textField(told, 'verb') ?? '',
    stage: textField(told, 'stage') ?? '',
    id: textField(told, 'auditID') ?? '',
    resource: textField(told, 'objectRef', 'resource') ?? '',
    uri: textField(told, 'requestURI') ?? '',
  };
}

/** All of our requests, in the order of the log. */
async function* events(auditLog: string): AsyncGenerator<Event> {
  const folder = dirname(auditLog);
  // A log that was rotated away has a time in its name, and comes first.
  const names = (await readdir(folder)).filter((name) => /^audit.*\.log$/.test(name)).toSorted();
  for (const name of names)
    for await (const line of createInterface(createReadStream(join(folder, name))))
      if (line.includes('"userAgent":"certferry')) yield eventOf(line);
}

/** Parts of addresses whose selection leaves Helm's records out. */
const withoutHelm = [
  'fieldSelector=type%3Dkubernetes.io%2Ftls',
  'type%21%3Dhelm.sh%2Frelease.v1',
  'fao%3Dtrue',
];
const isOfHelm = ({ resource, uri }: Event) =>
  resource === 'secrets' && !withoutHelm.some((selection) => uri.includes(selection));

function watchesAmong(all: readonly Event[]): Record<string, number> {
  const open = new Map<string, string>();
  for (const { verb, stage, id, resource } of all) {
    if (verb !== 'watch') continue;
    if (stage === 'ResponseStarted') open.set(id, resource);
    else open.delete(id);
  }
  const watches: Record<string, number> = {};
  for (const resource of open.values()) watches[resource] = (watches[resource] ?? 0) + 1;
  return watches;
}

export async function asked(
  { auditLog }: Bed,
  { started, from, until }: { started: number; from: number; until: number },
): Promise<Asked> {
  const all: Event[] = [];
  for await (const event of events(auditLog))
    if (event.at >= started && event.at <= until) all.push(event);
  return {
    lists: all.filter(({ verb, at }) => verb === 'list' && at >= from).length,
    watches: watchesAmong(all),
    ofHelm: all.filter(isOfHelm).length,
  };
}

/** So many live streams of one person; resolves when each has said something. */
export async function openStreams(
  { url, cookies }: Person,
  { name: cluster }: Bed,
  many: number,
): Promise<{ close(): void }> {
  const agent = new Agent({ keepAlive: true });
  const input = encodeURIComponent(JSON.stringify({ topics: { inventory: { cluster } } }));
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const one = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}/api/trpc/live?input=${input}`, { agent, headers: { cookie } }, (response) => {
        response.once('error', reject);
        response.once('data', () => resolve(response));
      }).once('error', reject);
    });
  const streams = await Promise.all(Array.from({ length: many }, one));
  return {
    close() {
      for (const stream of streams) {
        // It is ended here, not broken.
        stream.on('error', () => undefined);
        stream.destroy();
      }
      agent.destroy();
    },
  };
}
