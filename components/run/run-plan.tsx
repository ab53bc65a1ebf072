import type { RunHead } from '@/shared/run';

import { CopyButton } from '../text/copy-button';
import { visibleText } from '../text/visible-text';

/** The plan as it was decided and is carried out, with its hash. */
export function RunPlan({ head }: { head: RunHead }) {
  const text = JSON.stringify(head.plan ?? null, undefined, 2);
  return (
    <details className="panel min-w-0 px-4 py-2.5 max-lg:order-2">
      <summary className="font-semibold">The plan that is carried out</summary>
      <div className="flex items-center justify-between gap-3 pt-2">
        <p className="second min-w-0 [overflow-wrap:anywhere]">
          Hash of its decisions: <code className="mono">{visibleText(head.planHash)}</code>
        </p>
        <CopyButton text={text} what="the plan" />
      </div>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label="The plan as JSON"
        className="mono max-h-96 overflow-auto py-1 break-words whitespace-pre-wrap"
      >
        {visibleText(text, 'lines')}
      </pre>
    </details>
  );
}
