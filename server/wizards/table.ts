import type { WizardName } from '@/shared/run';

// oxlint-disable-next-line no-restricted-imports -- the table is where wizards meet the engine
import { bindWizard, type BoundWizard } from '../engine/bind-wizard';
import { backup } from './backup';
import { upgrade } from './upgrade';

/** Every guided operation that there is. */
export const wizards: Readonly<Record<WizardName, BoundWizard>> = {
  backup: bindWizard(backup),
  upgrade: bindWizard(upgrade),
};
