import { HeardLines } from '../domain/heard-lines';
import { may } from '../domain/may';
import { measuredSince } from '../domain/measured-since';
import type { Guard, GuardOut } from '../engine/contracts';
import { followLogs } from '../inventory/follow-logs';
import { kinds } from '../kube/kinds';
import type { ProbedJob } from './admission-probe';

const to = "keep the warnings and errors of cert-manager's pods with the run";

/**
 * Keeps what controller, webhook and cainjector warn of and fail at in the journal, so that a run that is read
 * tomorrow shows it: the pods and their logs are gone by then.
 */
export function componentLog(from: string, until: string): Guard<ProbedJob> {
  return {
    id: 'component-log',
    from,
    until,
    access: ({ plan: { namespace } }) => [
      ...may(kinds.pods, ['list', 'watch'], to, namespace),
      {
        verb: 'get',
        group: '',
        resource: 'pods',
        subresource: 'log',
        namespace,
        to,
        optional: true,
      },
    ],
    async watch({ run }, out, signal) {
      const heard = new HeardLines();
      const start = { since: sinceOf(out, from), stamps: new Map<string, string>() };
      for await (const news of followLogs(run.at, start, signal)) {
        if (news.is === 'failed') {
          const { pod, failure } = news;
          out.line(`The log of ${pod ?? 'the pods'} is not kept for now: ${failure.message}`, {
            severity: 'warning',
          });
          continue;
        }
        if (news.skipped > 0)
          out.line(`${news.skipped} lines of the pods came too fast to be kept.`, {
            severity: 'warning',
          });
        for (const { at, source, severity, text } of news.lines)
          if (heard.take({ source, severity, text })) out.line(text, { at, source, severity });
      }
      for (const said of heard.rest()) out.line(said);
    },
  };
}

/**
 * From where the first process that heard these logs left off: one after it may have been killed before it heard
 * anything. A warning that is told twice is no harm; one that is missed is.
 */
function sinceOf(out: GuardOut, from: string): number {
  const state = out.state();
  const began = measuredSince(state, [from]);
  if (began === undefined) return Date.now();
  const left = state.taken.flatMap(({ after }) =>
    after !== undefined && after >= began ? [after] : [],
  );
  return left.length > 0 ? Math.min(...left) : began;
}
