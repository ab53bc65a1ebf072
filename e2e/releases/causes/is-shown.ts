import type { Cause } from '@/shared/chain';

import { kubectl } from '../../cluster/kubectl.js';
import type { BrokenCase } from './broken-case';

interface Shown {
  readonly metadata: { readonly uid: string };
  readonly status?: {
    readonly state?: string;
    readonly reason?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason: string;
      readonly message: string;
    }[];
  };
}

interface Events {
  readonly items: readonly { readonly reason: string; readonly message: string }[];
}

const resources: Readonly<Record<string, string>> = {
  Order: 'orders.acme.cert-manager.io',
  Challenge: 'challenges.acme.cert-manager.io',
};

/** Each attempt makes a solver's Pod of another name. */
export const maskPods = (text: string) => text.replaceAll(/(?<=cm-acme-http-solver-)\w+/g, '…');

/** What kubectl shows of an object: its conditions, its state, and the events about it. */
async function said(cluster: string, { kind, namespace, name }: Cause['link']): Promise<string[]> {
  const at = namespace ? ['-n', namespace] : [];
  const json = async <T>(...args: string[]): Promise<T> =>
    JSON.parse(await kubectl(cluster, ['get', ...args, '-o', 'json']));
  const resource = resources[kind] ?? kind.toLowerCase();
  const { metadata, status = {} } = await json<Shown>(resource, name, ...at);
  const about = `involvedObject.uid=${metadata.uid}`;
  const { items } = await json<Events>('events', '-A', '--field-selector', about);
  const { conditions = [], state = '', reason = '' } = status;
  return [
    ...conditions.map((one) => `${one.type}=${one.status} ${one.reason}: ${one.message}`),
    `State: ${state}, Reason: ${reason}`,
    ...items.map((one) => `${one.reason}: ${one.message}`),
  ];
}

/** Whether kubectl shows what a cause quotes, word by word; where it compares facts, what confirms them is asked. */
export async function isShown(
  cluster: string,
  { link, evidence }: Cause,
  confirm: BrokenCase['confirm'],
): Promise<boolean> {
  const k = (words: string) => kubectl(cluster, words.split(' '));
  if (evidence.from === 'facts') return (await confirm?.(k)) ?? false;
  const all = await said(cluster, link);
  return all.map(maskPods).includes(maskPods(evidence.text));
}
