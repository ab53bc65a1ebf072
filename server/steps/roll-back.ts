import { setImmediate } from 'node:timers/promises';

import { parseDocument } from 'yaml';

import { textField } from '@/shared/fields';
import type { RunState } from '@/shared/run-state';

import { checkStoredVersions } from '../domain/crd-mode';
import { crdsInManifest } from '../domain/helm-kinds';
import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import type { Revision } from '../helm/revision';
import { rollbackRelease } from '../helm/rollback-release';
import { readCrds } from '../inventory/read-crds';
import { kinds } from '../kube/kinds';
import { helmAccess } from './helm-access';
import { toLine } from './helm-upgrade';
import { recoverRelease } from './recover-release';
import type { UpgradeJob } from './upgrade-job';

const name = 'rolled-back';

/** Which version the cluster should run after `rollBack`; undefined where everything was left as it was. */
export const rolledBackTo = ({ told }: RunState) => textField(told[name], 'to');

/**
 * Goes back to the revision that was deployed before, where Helm had begun and going back is safe. CRDs that are
 * applied separately stay as they are: newer ones serve an older controller.
 */
export function rollBack(id: string, helmStep: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Roll the Helm release back',
    access: ({ plan }) => [
      ...helmAccess(plan),
      ...may(kinds.crds, ['get'], 'see in which versions objects are stored'),
    ],
    async run({ run, plan }, out, signal) {
      const { release, from } = plan;
      const revisions = await recoverRelease(run, release, out, signal);
      const before = revisions.find(({ revision }) => revision === release.revision);
      if (!hasBegun(out.state(), helmStep)) {
        out.line('Helm had not begun: there is nothing to roll back.');
        out.tell(name, { to: from });
        return;
      }
      const crds = plan.crds === 'helm' ? await readCrds(run.at, signal) : [];
      const why = await whyNot(before, crds);
      if (why !== undefined) {
        out.tell(name, { left: why });
        out.finding({
          code: 'not-rolled-back',
          severity: 'warns',
          sentence: `The Helm release was left as it is: ${why}`,
          remedy: `Repair what is wrong and upgrade again to ${plan.to}: the new version can be repaired, the old one not be put back.`,
        });
        return;
      }
      if (isBack(revisions[0], plan.release.revision, plan.from))
        out.line(`Revision ${revisions[0].revision} is back at ${from} already.`);
      else
        await rollbackRelease(run.at, {
          release,
          revision: release.revision,
          runId: run.id,
          line: toLine(out),
          signal,
        });
      out.tell(name, { to: from });
    },
  };
}

function hasBegun({ steps }: RunState, helmStep: string): boolean {
  const state = steps.find(({ id }) => id === helmStep)?.state;
  return state !== undefined && state.is !== 'to-do' && state.is !== 'skipped';
}

const isBack = (last: Revision, planned: number, from: string) =>
  last.state === 'read' &&
  last.status === 'deployed' &&
  last.revision > planned &&
  last.chart.version === from;

/** Old CRDs without a version in which objects are stored now would put these out of reach. */
async function whyNot(
  before: Revision | undefined,
  crds: readonly unknown[],
): Promise<string | undefined> {
  if (before?.state !== 'read') return 'the revision that was deployed before is gone.';
  const old: unknown[] = [];
  for (const text of crdsInManifest(before.manifest).values()) {
    old.push(parseDocument(text).toJS({ maxAliasCount: 0 }));
    await setImmediate(); // the largest takes a tenth of a second to parse
  }
  const [problem] = checkStoredVersions(crds, old);
  return problem?.sentence;
}
