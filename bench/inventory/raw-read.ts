import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { kinds } from '../../server/kube/kinds';
import { resourcePath } from '../../server/kube/resource-path';
import { sendJson } from '../../server/kube/send';
import type { Bed } from './bed';

const lists = [
  { path: resourcePath(kinds.certificates), fieldSelector: undefined },
  { path: resourcePath(kinds.secrets), fieldSelector: 'type=kubernetes.io/tls' },
] as const;

/** The addresses of all pages, so that one curl can read them over one connection. */
async function pages({ cluster }: Bed, { path, fieldSelector }: (typeof lists)[number]) {
  const urls: string[] = [];
  let token: string | undefined;
  do {
    const query = { limit: 500, continue: token, fieldSelector };
    const told = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    );
    urls.push(`${cluster.server}${path}?${told.toString()}`);
    const { metadata } = await sendJson<{ metadata: { continue?: string } }>(cluster, {
      path,
      query,
    });
    token = metadata.continue || undefined;
  } while (token);
  return urls;
}

async function curl(config: string): Promise<number> {
  const child = spawn('curl', ['-sS', '-K', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (told += text));
  const [code] = await once(child, 'close');
  const answers = told.trim().split('\n');
  const bytes = answers.map((line) => Number(/^200 (\d+)$/.exec(line)?.[1]));
  const sum = bytes.reduce((all, one) => all + one, 0);
  if (code === 0 && sum > 0) return sum;
  throw new Error(`curl ended with ${code}: ${told.slice(0, 500)}`);
}

/** Certificates and TLS Secrets by curl alone, both at the same time, page after page over one connection each. */
export async function rawRead(bed: Bed): Promise<{ seconds: number; megabytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-curl-'));
  try {
    const all = await Promise.all(lists.map((one) => pages(bed, one)));
    const configs = all.map((_, index) => join(folder, String(index)));
    for (const [index, urls] of all.entries()) {
      const config = [
        `cacert = ${join(bed.pki, 'ca.crt')}`,
        `cert = ${join(bed.pki, 'admin.crt')}`,
        `key = ${join(bed.pki, 'admin.key')}`,
        String.raw`write-out = "%{stderr}%{http_code} %{size_download}\n"`,
        ...urls.map((url) => `url = "${url}"`),
      ];
      await writeFile(configs[index] ?? '', config.join('\n'));
    }
    const began = performance.now();
    const bytes = await Promise.all(configs.map(curl));
    const seconds = (performance.now() - began) / 1_000;
    return { seconds, megabytes: bytes.reduce((sum, one) => sum + one, 0) / 1e6 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
