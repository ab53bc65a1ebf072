'use client';

import type { ReactNode } from 'react';

import { elapsed } from '@/shared/elapsed';
import type { RunPhase, RunState } from '@/shared/run-state';

import { useTime } from '../clock/use-time';
import { classes } from '../text/classes';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import { ProbePlot } from './probe-plot';
import { probeSentence } from './probe-sentence';

interface Props {
  readonly state: RunState;
  readonly now: number;
}

const lengthNames = {
  running: 'Running for',
  paused: 'Since the start',
  waiting: 'Since the start',
  ended: 'Took',
} as const satisfies Record<RunPhase['is'], string>;

/** The figures that prove, as they are measured: certificates, requests, probes, time. */
export function RunCounters({ state, now }: Props) {
  const { census, probe, head, phase } = state;
  const ended = phase.is === 'ended' ? phase.at : undefined;
  const long = useTime((time) => elapsed((ended ?? time) - head.startedAt), now);
  return (
    <section
      aria-label="Measured"
      className="panel flex flex-wrap items-start gap-x-9 gap-y-3 px-4 py-3 max-lg:order-1"
    >
      <Counter name="Certificates as they were">
        {census ? (
          <>
            <Figure>
              {count(census.same)} of {count(census.compared)}
            </Figure>
            <Changed changed={census.changed} />
          </>
        ) : (
          <Nothing />
        )}
      </Counter>
      <Counter name="New requests">
        {census ? <Figure>{count(census.requests)}</Figure> : <Nothing />}
      </Counter>
      <Counter name={lengthNames[phase.is]}>
        <Figure>{long}</Figure>
      </Counter>
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        <p className="second flex flex-wrap justify-between gap-x-4">
          <span>Admission, probed about five times a second</span>
          <span className={classes(probe.refused > 0 && 'text-bad font-medium')}>
            {probe.made > 0 ? probeSentence(probe) : 'not probed yet'}
          </span>
        </p>
        <ProbePlot probe={probe} />
        {probe.reasons.length > 0 && (
          <details className="second">
            <summary>
              {probe.reasons.length === 1
                ? 'What the API server said'
                : `What the API server said, ${counted(probe.reasons.length, 'way')}`}
            </summary>
            <ul className="mono mt-1">
              {probe.reasons.map((why) => (
                <li key={why} className="[overflow-wrap:anywhere]">
                  <Text>{why}</Text>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function Changed({ changed }: { changed: readonly string[] }) {
  if (changed.length === 0) return <span className="second block">no Secret has other data</span>;
  return (
    <details className="second">
      <summary>{counted(changed.length, 'Secret')} with other data</summary>
      <ul className="mono mt-1 max-h-40 overflow-auto">
        {changed.map((name) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            <Text>{name}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Counter({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="second">{name}</p>
      {children}
    </div>
  );
}

function Figure({ children }: { children: ReactNode }) {
  return <p className="text-lg font-semibold">{children}</p>;
}

const Nothing = () => <p className="text-muted py-1">not measured yet</p>;
