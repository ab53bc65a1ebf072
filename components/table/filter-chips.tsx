'use client';

import { classes } from '../text/classes';
import { count } from '../text/count';
import type { Look } from './look';
import { toneClasses } from './tone';

interface Props<State extends string> {
  readonly label: string;
  readonly all: number;
  readonly order: readonly State[];
  readonly looks: Readonly<Record<State, Look>>;
  readonly counts: Readonly<Partial<Record<State, number>>>;
  readonly chosen: readonly State[];
  readonly onChoose: (states: State[]) => void;
}

/** One button a state, with its count; chosen ones filter the list. States without objects are left out. */
export function FilterChips<State extends string>(props: Props<State>) {
  const { order, counts, chosen, looks, onChoose } = props;
  const shown = order.filter((state) => (counts[state] ?? 0) > 0 || chosen.includes(state));

  function toggle(state: State) {
    onChoose(chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state]);
  }

  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{props.label}</legend>
      <button
        type="button"
        aria-pressed={chosen.length === 0}
        onClick={() => onChoose([])}
        className={classes('chip px-2.5 py-1.5', toneClasses.mute, ring)}
      >
        All <span>{count(props.all)}</span>
      </button>
      {shown.map((state) => {
        const { icon: Icon, tone, word } = looks[state];
        return (
          <button
            key={state}
            type="button"
            aria-pressed={chosen.includes(state)}
            onClick={() => toggle(state)}
            className={classes('chip px-2.5 py-1.5', toneClasses[tone], ring)}
          >
            <Icon aria-hidden className="size-3" strokeWidth={2.5} />
            {word} <span>{count(counts[state] ?? 0)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

const ring = 'aria-pressed:ring-2 aria-pressed:ring-current aria-pressed:ring-inset';
