'use client';

import { count } from '../text/count';

const titles = { steps: 'Steps', log: 'Log' } as const;

interface Props {
  readonly show: keyof typeof titles;
  /** Undefined while nobody knows. */
  readonly lines: number | undefined;
  readonly onShow: (show: keyof typeof titles) => void;
}

/** Where there is no room for both: steps or log. */
export function RunTabs({ show, lines, onShow }: Props) {
  return (
    <fieldset className="grid grid-cols-2 gap-2 lg:hidden">
      <legend className="sr-only">What is shown</legend>
      {(['steps', 'log'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={show === one}
          onClick={() => onShow(one)}
          className="btn aria-pressed:bg-accent-soft justify-center"
        >
          {titles[one]}
          {one === 'log' && lines !== undefined && (
            <span className="text-faint">{count(lines)}</span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
