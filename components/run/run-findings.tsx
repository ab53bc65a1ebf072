import type { Finding } from '@/shared/finding';

import { FindingsPanel } from '../wizard/findings-panel';

/** What the run found on its way. */
export function RunFindings({ findings }: { findings: readonly Finding[] }) {
  if (findings.every(({ severity }) => severity === 'tells')) return null;
  return (
    <div className="flex flex-col gap-3.5 max-lg:order-1">
      <FindingsPanel severity="blocks" findings={findings} />
      <FindingsPanel severity="warns" findings={findings} />
    </div>
  );
}
