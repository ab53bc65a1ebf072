import { Agent, get } from 'node:http';

import type { CertificateQuery } from '../../shared/certificate';
import type { Bed } from './bed';
import { namespaceOf } from './data-sets';
import type { Draw } from './draw';

const day = 86_400_000;
type Query = Partial<CertificateQuery> & { readonly cluster: string };

/** What people ask for: first pages most of all, searches, filters, facets, pages far back, windows of time. */
function drawn({ name: cluster, set }: Bed, draw: Draw): Query {
  const base = { cluster, limit: 100 };
  const descending = draw.below(2) === 0;
  switch (draw.below(8)) {
    case 0:
      return { ...base, text: draw.label().slice(0, 6) };
    case 1:
      return { ...base, text: `${draw.hex(3)}.shop`, sort: 'expiry', descending };
    case 2:
      return { ...base, states: ['failing', 'expired'], sort: 'renewal', descending };
    case 3:
      return {
        ...base,
        namespaces: [
          namespaceOf(draw.below(set.namespaces)),
          namespaceOf(draw.below(set.namespaces)),
        ],
        facets: ['issuers', 'keys', 'findings'],
      };
    case 4:
      return {
        ...base,
        sort: draw.one(['name', 'issuer', 'names', 'key', 'expiry'] as const),
        descending,
        offset: draw.below(set.certificates / 2),
      };
    case 5: {
      const from = Date.now() + draw.below(300) * day;
      return { ...base, endsAfter: from, endsBefore: from + 30 * day, sort: 'expiry' };
    }
    case 6:
      return { ...base, keys: ['ECDSA 256'], managed: 'all', facets: ['namespaces', 'managed'] };
    default:
      return { ...base, sort: draw.one(['state', 'name'] as const) };
  }
}

const codeOf = (error: Error) => ('code' in error ? error.code : undefined);

export function answered(url: string, token: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } });
    request.on('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    });
    request.on('error', (error) => {
      // The server may close a kept connection in the moment in which it is used again; a browser asks again, too.
      const isRaced = request.reusedSocket && codeOf(error) === 'ECONNRESET';
      if (isRaced) resolve(answered(url, token, agent));
      else reject(error);
    });
  });
}

const urlOf = (base: string, query: Query) =>
  `${base}/api/trpc/certificates.list?input=${encodeURIComponent(JSON.stringify(query))}`;

/** Each of the people has looked once: sign-in and rights are known, as they are while somebody works. */
export async function warmUp(url: string, bed: Bed, people: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  for (const token of people)
    await answered(urlOf(url, { cluster: bed.name, limit: 100 }), token, agent);
  agent.destroy();
}

interface Load {
  readonly seconds: number;
  readonly rate: number;
  readonly people: readonly string[];
  readonly draw: Draw;
}

/**
 * Asks at a fixed rate, whether or not the answers come, each time as another person. Each latency counts from the
 * moment at which the question was due.
 */
export async function queries(url: string, bed: Bed, load: Load): Promise<number[]> {
  const { seconds, rate, people, draw } = load;
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const asked: Promise<number>[] = [];
  try {
    for (let number = 0; number < seconds * rate; number++) {
      const due = began + (number * 1_000) / rate;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const question = urlOf(url, drawn(bed, draw));
      asked.push(answered(question, draw.one(people), agent).then(() => performance.now() - due));
    }
    return await Promise.all(asked);
  } finally {
    agent.destroy();
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
