'use client';

import type { Forecast } from '@/shared/forecast';

import { Moment } from '../clock/moment';
import { RowLink } from '../table/row-link';

interface Props {
  readonly forecast: Forecast;
  readonly cluster: string;
}

/** What cert-manager renews next by itself. */
export function NextRenewals({ forecast: { next, now }, cluster }: Props) {
  if (next.length === 0) return null;
  return (
    <section aria-labelledby="next" className="panel overflow-hidden">
      <h2 id="next" className="border-b px-4 py-3">
        Renewed next
      </h2>
      <table aria-labelledby="next" className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className="head">
              Certificate
            </th>
            <th scope="col" className="head text-right">
              Renews in
            </th>
            <th scope="col" className="head hidden text-right sm:table-cell">
              Ends in
            </th>
          </tr>
        </thead>
        <tbody>
          {next.map(({ namespace, name, at, notAfter }) => (
            <tr key={`${namespace}/${name}`} className="focus-within:bg-accent-soft">
              <td className="cell">
                <RowLink object={{ kind: 'Certificate', namespace, name }} cluster={cluster} />
              </td>
              <td className="cell text-right">
                <Moment at={at} now={now} as="ends" />
              </td>
              <td className="cell hidden text-right sm:table-cell">
                {notAfter !== undefined && <Moment at={notAfter} now={now} as="ends" />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
