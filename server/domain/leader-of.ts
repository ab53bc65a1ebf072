import { numberField, textField, timeField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { Leader } from '@/shared/installation-detail';

/** The Leases of the components that elect a leader. Both names are fixed, whatever the release is called. */
export const leaseNames = {
  controller: 'cert-manager-controller',
  cainjector: 'cert-manager-cainjector-leader-election',
} as const;
export type Elected = keyof typeof leaseNames;

/** Which of the pods a Lease names: `<pod>-external-cert-manager-controller`, `<pod>_<uuid>`. */
export const holdingPod = (holder: string, pods: readonly string[]): string | undefined =>
  pods.find((pod) => holder.startsWith(`${pod}-`) || holder.startsWith(`${pod}_`));

/** client-go's own, where the Lease does not say. */
const usualDuration = 60;

/** Who leads as the Lease says it at `now`, by the API server's clock. Without a Lease nobody ever has. */
export function leaderOf(lease: unknown, pods: readonly string[], now: number): Leader {
  const holder = textField(lease, 'spec', 'holderIdentity') ?? '';
  if (holder === '') return { is: 'nobody' };
  const renewed = timeField(lease, 'spec', 'renewTime');
  const seconds = numberField(lease, 'spec', 'leaseDurationSeconds') ?? usualDuration;
  if (renewed === undefined || now - renewed > seconds * 1_000)
    return { is: 'late', holder, ...(renewed !== undefined && { renewed }) };
  const pod = holdingPod(holder, pods);
  const since = timeField(lease, 'spec', 'acquireTime');
  return {
    is: 'leads',
    holder,
    renewed,
    ...(pod !== undefined && { pod }),
    ...(since !== undefined && { since }),
  };
}

const idle: Readonly<Record<Elected, string>> = {
  controller: 'no certificate is issued or renewed',
  cainjector: 'no CA is put into the webhook configurations',
};

/** What it means who leads, or that nobody does. `pods`: absent where they may not be read. */
export function leaderFinding(
  component: Elected,
  leader: Leader,
  lease: { readonly namespace: string; readonly podsKnown: boolean },
): Finding {
  const object = { kind: 'Lease', namespace: lease.namespace, name: leaseNames[component] };
  const said = (
    code: string,
    severity: Finding['severity'],
    sentence: string,
    remedy: string,
  ): Finding => ({ code: `leader-${code}`, severity, object, sentence, remedy });
  const log = `kubectl -n ${lease.namespace} get lease ${object.name} --output=yaml shows who held it last; the log of the ${component} says why nobody takes it.`;
  switch (leader.is) {
    case 'leads':
      if (leader.pod === undefined && lease.podsKnown)
        return said(
          'elsewhere',
          'warns',
          `${leader.holder} leads as ${component}, and is no pod of this installation: another one holds the Lease, and this one stands by.`,
          'Find the other one; only one cert-manager may run in a cluster.',
        );
      return said('found', 'tells', `${leader.pod ?? leader.holder} leads as ${component}.`, '');
    case 'late':
      return said(
        'late',
        'breaks',
        `${leader.holder} leads as ${component}, but has not renewed its Lease${leader.renewed === undefined ? '' : ` since ${new Date(leader.renewed).toISOString()}`}: ${idle[component]} until somebody takes over.`,
        log,
      );
    case 'nobody':
      return said('nobody', 'breaks', `Nobody leads as ${component}: ${idle[component]}.`, log);
    case 'not-elected':
      return said(
        'not-elected',
        'tells',
        `The ${component} runs without leader election: each of its pods acts.`,
        '',
      );
  }
}
