'use client';

import { memo } from 'react';

import type { CertificateRow as Row } from '@/shared/certificate';

import { Moment } from '../clock/moment';
import { Health } from '../secrets/health';
import { Names } from '../table/names';
import { RowLink } from '../table/row-link';
import { useChangeTint } from '../table/use-change-tint';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';
import { LifetimeBar } from './lifetime-bar';
import { PhoneState } from './phone-state';
import { State } from './state';
import { urgency } from './urgency';

interface Props {
  readonly row: Row;
  readonly cluster: string;
  /** The server's time at the first render; later ticks come from the clock. */
  readonly now: number;
}

export const CertificateRow = memo(
  function CertificateRow({ row, cluster, now }: Props) {
    const tint = useChangeTint(row);
    return (
      <tr className={classes(tint, 'focus-within:bg-accent-soft')}>
        <td className="cell">
          <RowLink
            object={{ kind: 'Certificate', namespace: row.namespace, name: row.name }}
            cluster={cluster}
          />
          <Names
            names={row.names}
            className={classes(row.state.state !== 'ready' && 'hidden md:flex')}
          />
          <PhoneState row={row} />
        </td>
        <td className="cell hidden md:table-cell">
          <State state={row.state} />
        </td>
        <td className="cell mono hidden break-all lg:table-cell" title={issuerTitle(row)}>
          <Text>{row.issuer.name}</Text>
        </td>
        <td className="cell hidden md:table-cell">
          <Health health={row.secret} />
        </td>
        <td className="cell hidden xl:table-cell">
          <LifetimeBar {...row} tone={urgency(row.state)} now={now} />
        </td>
        <td className="cell text-right">
          {row.notAfter === undefined ? (
            <span title="Nothing has been issued">–</span>
          ) : (
            <Moment at={row.notAfter} now={now} as="ends" />
          )}
        </td>
        <td className="cell second hidden whitespace-nowrap xl:table-cell">
          <Text>{row.key}</Text>
        </td>
      </tr>
    );
  },
  (before, after) => before.row === after.row && before.cluster === after.cluster,
);

function issuerTitle({ issuer }: Row): string {
  if (issuer.kind === '') return visibleText(issuer.name);
  const group = issuer.group === 'cert-manager.io' ? '' : `.${issuer.group}`;
  return visibleText(`${issuer.kind}${group} ${issuer.name}`);
}
