import type { RunHead, WizardName } from '@/shared/run';
import { upgradePlan } from '@/shared/upgrade';

export const wizardTitles = {
  backup: 'Backup',
  upgrade: 'Upgrade',
} as const satisfies Record<WizardName, string>;

const hop = upgradePlan.pick({ from: true, to: true });

/** The versions that an upgrade's plan goes between; undefined for other wizards and plans of another format. */
function hopOf({ wizard, plan }: Pick<RunHead, 'wizard' | 'plan'>) {
  return wizard === 'upgrade' ? hop.safeParse(plan).data : undefined;
}

/** `Upgrade v1.20.3 → v1.21.2` */
export function runName(head: Pick<RunHead, 'wizard' | 'plan'>): string {
  const found = hopOf(head);
  return found ? `${wizardTitles.upgrade} ${found.from} → ${found.to}` : wizardTitles[head.wizard];
}

/** What a tab's title says the run leads to: `v1.21.2`. */
export function runGoal(head: Pick<RunHead, 'wizard' | 'plan'>): string {
  return hopOf(head)?.to ?? wizardTitles[head.wizard];
}
