'use client';

import { memo } from 'react';

import type { SecretRow as Row } from '@/shared/secret';

import { Moment } from '../clock/moment';
import { Names } from '../table/names';
import { RowLink } from '../table/row-link';
import { useChangeTint } from '../table/use-change-tint';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { Health } from './health';
import { ManagedBy } from './managed-by';

interface Props {
  readonly row: Row;
  readonly cluster: string;
  readonly now: number;
}

export const SecretRow = memo(
  function SecretRow({ row, cluster, now }: Props) {
    const tint = useChangeTint(row);
    return (
      <tr className={classes(tint, 'focus-within:bg-accent-soft')}>
        <td className="cell">
          <RowLink
            object={{ kind: 'Secret', namespace: row.namespace, name: row.name }}
            cluster={cluster}
          />
          <Names names={row.names} />
          <div className="mt-1 md:hidden">
            <Health health={row.health} />
          </div>
          <div className="mt-1 flex items-baseline gap-1.5 lg:hidden">
            {row.certificates && row.certificates.length > 0 && <span className="second">by</span>}
            <ManagedBy row={row} cluster={cluster} />
          </div>
        </td>
        <td className="cell hidden md:table-cell">
          <Health health={row.health} />
        </td>
        <td className="cell hidden lg:table-cell">
          <ManagedBy row={row} cluster={cluster} />
        </td>
        <td className="cell text-right">
          {row.notAfter === undefined ? (
            <span title="No certificate can be read from it">–</span>
          ) : (
            <Moment at={row.notAfter} now={now} as="ends" />
          )}
        </td>
        <td className="cell second hidden whitespace-nowrap xl:table-cell">
          {row.key === undefined ? '–' : <Text>{row.key}</Text>}
        </td>
      </tr>
    );
  },
  (before, after) => before.row === after.row && before.cluster === after.cluster,
);
