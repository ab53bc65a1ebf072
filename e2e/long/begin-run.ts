import { z } from 'zod';

import type { WizardName } from '@/shared/run';

import { kubectl } from '../cluster/kubectl.js';
import type { Person } from './app';
import { ask, change } from './call';

const planned = z.object({
  hash: z.string(),
  steps: z.array(z.object({ id: z.string() })),
  findings: z.array(z.object({ severity: z.string(), sentence: z.string() })),
});
const started = z.object({ id: z.string() });

export interface Wanted {
  readonly cluster: string;
  readonly wizard: WizardName;
  readonly answers: object;
}

/** The ids of all runs that are kept, as kubectl sees them, the oldest first. */
export async function runIds(cluster: string): Promise<string[]> {
  const path = '{.items[*].metadata.labels.certferry\\.io/run}';
  const heads = ['get', 'configmaps', '-n', 'certferry', '-l', 'certferry.io/part=head'];
  const text = await kubectl(cluster, [...heads, '-o', `jsonpath=${path}`]);
  return text.split(' ').filter(Boolean).toSorted();
}

export async function planRun(person: Person, wanted: Wanted) {
  const plan = await ask(person, 'wizards.plan', wanted, planned);
  const blocks = plan.findings.filter(({ severity }) => severity === 'blocks');
  if (blocks.length > 0) throw new Error(blocks.map(({ sentence }) => sentence).join(' '));
  return plan;
}

/** Starts what is planned, and says which run it is, even where the app does not live to say so. */
export async function beginRun(person: Person, wanted: Wanted, planHash: string): Promise<string> {
  const before = await runIds(wanted.cluster);
  try {
    const { status, data, message } = await change(person, 'runs.start', { ...wanted, planHash });
    if (status !== 200) throw new Error(`runs.start was refused with ${status}: ${message}`);
    return started.parse(data).id;
  } catch (error) {
    const [id, ...others] = (await runIds(wanted.cluster)).filter((one) => !before.includes(one));
    // fetch's own words for an app that was killed before it answered
    if (error instanceof TypeError && id !== undefined && others.length === 0) return id;
    throw error;
  }
}
