import { Info, Minus, X } from 'lucide-react';

import type { UpgradeVerdict } from '@/shared/upgrade';

import { Chip } from '../table/chip';
import { count } from '../text/count';
import { Text } from '../text/text';
import { verdictRows } from './verdict-rows';

const icons = { bad: X, mute: Minus, info: Info, ok: Info, warn: Info } as const;

export function VerdictTable({ verdict }: { verdict: UpgradeVerdict }) {
  const rows = verdictRows(verdict);
  if (rows.length === 0) return null;
  const all = Object.values(verdict.counts).reduce((sum, one) => sum + one, 0);
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
      tabIndex={0}
      aria-label="Certificates that are not as they were"
      className="border-line2 max-h-96 overflow-auto border-t"
    >
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">Certificates that are not as they were</caption>
        <thead>
          <tr>
            <th scope="col" className="head">
              Certificate
            </th>
            <th scope="col" className="head w-[56%] sm:w-[60%]">
              What and why
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, tone, namespace, name, why }) => (
            <tr key={`${what} ${namespace}/${name}`}>
              <td className="cell mono [overflow-wrap:anywhere]">
                <Text>{`${namespace}/${name}`}</Text>
              </td>
              <td className="cell [overflow-wrap:anywhere]">
                <Chip look={{ tone, icon: icons[tone], word: what }} />
                <span className="second block">
                  <Text>{why}</Text>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > rows.length && (
        <p className="cell second">
          {count(rows.length)} of {count(all)} are named here.
        </p>
      )}
    </section>
  );
}
