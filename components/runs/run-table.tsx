import type { RunList } from '@/shared/wizard';

import { RunRow } from './run-row';

interface Props {
  readonly runs: RunList['runs'];
  readonly cluster: string;
  readonly now: number;
}

export function RunTable({ runs, cluster, now }: Props) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Runs</caption>
      <thead>
        <tr>
          <th scope="col" className="head md:w-[20%]">
            Run
          </th>
          <th scope="col" className="head hidden md:table-cell">
            State
          </th>
          <th scope="col" className="head hidden w-[88px] text-right md:table-cell">
            Steps
          </th>
          <th scope="col" className="head hidden w-[17%] lg:table-cell">
            By
          </th>
          <th scope="col" className="head w-[112px] text-right">
            Started
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} cluster={cluster} now={now} />
        ))}
      </tbody>
    </table>
  );
}
