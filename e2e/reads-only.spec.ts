import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { cluster } from './browser/bed';
import { rowOf } from './browser/read-table';
import { expect, test } from './browser/test';
import { stateFolder } from './cluster/state.js';

interface Audited {
  readonly verb: string;
  readonly userAgent?: string;
  readonly objectRef?: { readonly resource?: string };
  /** RFC 3339. */
  readonly requestReceivedTimestamp: string;
}

/** What the API server wrote down of requests that Certferry made since then. */
async function requestsOfCertferry(since = 0): Promise<string[]> {
  const log = createReadStream(join(stateFolder(cluster), 'log', 'audit.log'));
  const found: string[] = [];
  for await (const line of createInterface(log)) {
    if (!line.includes('"certferry"')) continue;
    const { verb, userAgent, objectRef, requestReceivedTimestamp: at }: Audited = JSON.parse(line);
    if (userAgent === 'certferry' && Date.parse(at) >= since)
      found.push(`${verb} ${objectRef?.resource ?? 'a path'}`);
  }
  return found;
}

test('looking at every page changes nothing: the audit log holds reads and questions about rights', async ({
  page,
}) => {
  // Before, other tests took backups on this cluster.
  const began = Date.now();
  await page.goto('/certificates/shop/cart');
  await page.getByRole('heading', { name: 'Conditions' }).waitFor();
  for (const path of ['/issuers', '/requests', '/secrets', '/certificates']) {
    await page.goto(path);
    await rowOf(page, /^shop\//)
      .first()
      .waitFor();
  }
  await expect.poll(() => requestsOfCertferry(began)).toContain('get certificates');
  const seen = new Set(await requestsOfCertferry());
  expect([...seen]).toEqual(expect.arrayContaining(['list secrets', 'watch certificates']));
  const questions = [
    'create selfsubjectaccessreviews',
    'create selfsubjectreviews',
    'create selfsubjectrulesreviews',
  ];
  const changes = (await requestsOfCertferry(began)).filter(
    (one) => !/^(get|list|watch) /.test(one) && !questions.includes(one),
  );
  expect(changes).toEqual([]);
});
