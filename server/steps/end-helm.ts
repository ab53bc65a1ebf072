import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import { kinds } from '../kube/kinds';
import { recoverRelease } from './recover-release';
import type { UpgradeJob } from './upgrade-job';

/** Removes the record that an upgrade of this run left pending: while it is there, Helm does nothing else. */
export function endHelm(id: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Remove the pending record of the Helm release',
    access: ({ plan: { release } }) =>
      may(kinds.secrets, ['list', 'delete'], 'remove a pending record of Helm', release.namespace),
    async run({ run, plan }, out, signal) {
      const [last] = await recoverRelease(run, plan.release, out, signal);
      out.line(`The last revision is ${last.revision}, ${last.status}.`);
    },
  };
}
