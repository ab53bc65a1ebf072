import { isFailure } from '@/shared/failure';

import { may } from '../domain/may';
import { type ProbeCall, probeAnswer, ProbeWindow } from '../domain/probe-window';
import type { Guard, RunContext } from '../engine/contracts';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { pause } from '../kube/pause';
import { statusOf } from '../kube/status-failure';
import { create } from '../kube/write';

/** All in milliseconds. */
const every = 200;
const eachSample = 2_000;
/** How long calls under way at the end may take to be counted. */
const lastAnswers = 2_000;

export interface ProbedJob {
  readonly run: RunContext;
  readonly plan: { readonly namespace: string };
}

const certificate = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { generateName: 'certferry-admission-probe-' },
  spec: {
    secretName: 'certferry-admission-probe',
    dnsNames: ['admission-probe.certferry.invalid'],
    issuerRef: { name: 'certferry-admission-probe', kind: 'Issuer', group: 'cert-manager.io' },
  },
};

/**
 * Asks the API server five times a second, whatever became of the calls before, to create a Certificate in a dry run:
 * it says yes only when cert-manager's webhook let it pass.
 */
export function admissionProbe(from: string, until: string): Guard<ProbedJob> {
  return {
    id: 'admission-probe',
    from,
    until,
    access: ({ plan: { namespace } }) =>
      may(kinds.certificates, ['create'], 'ask the webhook in dry runs', namespace),
    async watch({ run, plan: { namespace } }, out, signal) {
      const late = new AbortController();
      const window = new ProbeWindow(Date.now());
      const calls: { answered: Promise<ProbeCall>; call?: ProbeCall }[] = [];
      /** In the order in which they began: one that hangs holds back those behind it. */
      const take = () => {
        for (let first = calls[0]; first?.call; first = calls[0]) {
          window.add(first.call);
          calls.shift();
        }
      };
      const ask = () => {
        const answered = askOnce(run.at, namespace, late.signal);
        const entry: (typeof calls)[number] = { answered };
        void answered.then((call) => (entry.call = call));
        calls.push(entry);
      };
      const asking = setInterval(ask, every);
      const sampling = setInterval(() => {
        take();
        out.probed(window.sample(Date.now()));
      }, eachSample);
      ask();
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      clearInterval(asking);
      clearInterval(sampling);
      const all = Promise.all(calls.map(({ answered }) => answered));
      const enough = new AbortController();
      await Promise.race([all, pause(lastAnswers, enough.signal)]);
      enough.abort();
      take();
      out.probed(window.sample(Date.now(), true));
      // What has not been answered by now is not counted.
      late.abort();
      await all;
    },
  };
}

async function askOnce(
  cluster: Cluster,
  namespace: string,
  signal: AbortSignal,
): Promise<ProbeCall> {
  const began = Date.now();
  let answer: ProbeCall['answer'] = { is: 'accepted' };
  try {
    await create(cluster, kinds.certificates, certificate, { namespace, dryRun: true, signal });
  } catch (error) {
    const said = statusOf(error);
    const silent = { is: 'unanswered', ...(isFailure(error) && { why: error.message }) } as const;
    answer = said ? probeAnswer(said.status, said.message) : silent;
  }
  return { began, ended: Date.now(), answer };
}
