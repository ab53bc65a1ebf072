import type { Page } from '@playwright/test';

import type { Cluster } from '../../server/kube/cluster';
import { kinds } from '../../server/kube/kinds';
import { list } from '../../server/kube/list';
import { resourcePath } from '../../server/kube/resource-path';
import { sendJson } from '../../server/kube/send';
import type { Bed } from './bed';
import { namespaceOf } from './data-sets';
import type { Draw } from './draw';

interface Place {
  readonly namespace: string;
  readonly name: string;
}

export async function rename(
  cluster: Cluster,
  { namespace, name }: Place,
  dnsName: string,
): Promise<void> {
  await sendJson(cluster, {
    method: 'PATCH',
    path: resourcePath(kinds.certificates, namespace, name),
    contentType: 'application/merge-patch+json',
    body: { spec: { dnsNames: [dnsName] } },
    query: { fieldManager: 'kubectl-edit' },
  });
}

export async function places(cluster: Cluster, most: number, namespace?: string): Promise<Place[]> {
  const found: Place[] = [];
  const options = namespace === undefined ? {} : { namespace };
  for await (const { items } of list(cluster, kinds.certificates, options)) {
    for (const { metadata } of items)
      found.push({ namespace: metadata.namespace ?? '', name: metadata.name });
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** Promises in the page the time at which a text is on the screen; wrapped, as a bare promise would be waited for. */
function awaitText(page: Page, text: string) {
  return page.evaluateHandle((wanted) => {
    const seen = new Promise<number>((resolve) => {
      const look = () => {
        if (!document.querySelector('main tbody')?.textContent?.includes(wanted)) return;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return { seen };
  }, text);
}

/** Milliseconds from each acknowledged write to the frame that shows it, on an open list of all Certificates. */
export async function writesPainted(
  url: string,
  { name: cluster, cluster: at }: Bed,
  page: Page,
  { times, draw }: { times: number; draw: Draw },
): Promise<number[]> {
  await page.goto(`${url}/certificates?cluster=${cluster}&sort=name`);
  await page.locator('main tbody tr').first().waitFor();
  // The list begins with them.
  const shown = await places(at, 90, namespaceOf(0));
  const all: number[] = [];
  for (let time = 0; time < times; time++) {
    const dnsName = `seen-${draw.hex(8)}.shop.example`;
    const awaited = await awaitText(page, dnsName);
    await rename(at, draw.one(shown), dnsName);
    const acknowledged = Date.now();
    const painted = await awaited.evaluate(({ seen }) => seen);
    await awaited.dispose();
    all.push(painted - acknowledged);
    // So that no write meets the timers of the one before it.
    await new Promise((resolve) => setTimeout(resolve, 50 + draw.below(200)));
  }
  return all;
}

export interface Burst {
  /** Writes a second, as they were acknowledged. */
  readonly rate: number;
  /** Seconds from the last acknowledged write until the page shows all of them. */
  readonly seconds: number;
}

/** Many updates at a fixed rate, of one Certificate each; returns once an open search counts every one of them. */
export async function burst(
  url: string,
  { name: cluster, cluster: at, set }: Bed,
  page: Page,
  { rate, seconds, mark }: { rate: number; seconds: number; mark: string },
): Promise<Burst> {
  await page.goto(`${url}/certificates?cluster=${cluster}&q=${mark}`);
  const certificates = await places(at, Math.min(rate * seconds, set.certificates));
  const began = performance.now();
  const written = certificates.map(async (place, number) => {
    const wait = began + (number * 1_000) / rate - performance.now();
    await new Promise((resolve) => setTimeout(resolve, wait));
    await rename(at, place, `${mark}-${number}.shop.example`);
  });
  await Promise.all(written);
  const acknowledged = performance.now();
  const all = certificates.length.toLocaleString('en-US');
  await page.waitForFunction(
    (total) =>
      document
        .querySelector('nav[aria-label="Pages of certificates"] > span')
        ?.textContent?.endsWith(`of ${total}`),
    all,
    { polling: 'raf', timeout: 60_000 },
  );
  return {
    rate: (certificates.length * 1_000) / (acknowledged - began),
    seconds: (performance.now() - acknowledged) / 1_000,
  };
}
