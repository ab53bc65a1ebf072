import { z } from 'zod';

import { bindWizard } from '@/server/engine/bind-wizard';
import type { RunContext, Step } from '@/server/engine/contracts';
import { observe } from '@/server/kube/observe';
import { apply, remove } from '@/server/kube/write';
import { Failure } from '@/shared/failure';

export const engineNamespace = 'engine';
const configMaps = { version: 'v1', resource: 'configmaps' };

const answers = z.object({
  names: z.array(z.string()),
  exclusive: z.boolean().default(false),
  ask: z.boolean().default(false),
  /** Steps that begin only once a ConfigMap of that name is there. */
  hold: z.string().optional(),
});
type Answers = z.infer<typeof answers>;

interface Job {
  readonly run: RunContext;
}

/** Waits through outages, as the steps of real wizards do. */
async function untilThere({ at }: RunContext, name: string, signal: AbortSignal): Promise<void> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(60_000)]);
  const options = { namespace: engineNamespace, fieldSelector: `metadata.name=${name}` };
  for await (const seen of observe(at, configMaps, { ...options, signal: over }))
    if (seen.type === 'CHANGED' || (seen.type === 'LISTED' && seen.objects.length > 0)) return;
}

/** Writes one ConfigMap a step, as the actor. */
function writeStep(name: string, { ask, hold }: Answers): Step<Job> {
  return {
    id: name,
    title: `Write ${name}`,
    access: () => [],
    async run({ run }, out, signal) {
      out.line(`writing ${name}`);
      if (ask) {
        const typed = await out.ask({ id: 'word', secret: true, title: 'A word?', hint: '' });
        out.line(`was told ${typed}`);
      }
      if (hold) await untilThere(run, hold, signal);
      if (signal.aborted) throw new Failure('conflict', 'aborted');
      await apply(
        run.at,
        configMaps,
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { namespace: engineNamespace, name },
          data: { run: run.id },
        },
        { force: true },
      );
      out.tell(name, 'written');
    },
    tidy: {
      byHand: `Remove ConfigMap ${name}-left by hand.`,
      async run({ run }, out, signal) {
        const left = { namespace: engineNamespace, name: `${name}-left` };
        await remove(run.at, configMaps, left, { signal });
        out.line(`removed ${name}-left`);
      },
    },
  };
}

/** A wizard that is small enough to see through; it stands in the place of `backup`. */
export function engineWizard(exclusive: boolean) {
  return bindWizard<Answers, Answers, Job>({
    name: 'backup',
    title: 'Write',
    about: 'Writes ConfigMaps.',
    answers,
    planned: answers,
    exclusive,
    plan: async (given) => given,
    decisions: (plan) => plan,
    findings: ({ names }) =>
      names.includes('forbidden-name')
        ? [
            {
              code: 'name',
              severity: 'blocks',
              sentence: 'The name forbidden-name cannot be used.',
              remedy: 'Take another.',
            },
          ]
        : [],
    attach: async (_plan, run) => ({ run }),
    steps: (plan) => plan.names.map((name) => writeStep(name, plan)),
    recovery: () => [writeStep('engine-recovered', answers.parse({ names: [] }))],
  });
}
