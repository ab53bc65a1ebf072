'use client';

import { type ReactNode } from 'react';

import type { ChallengeRow } from '@/shared/challenge';

import { Moment } from '../clock/moment';
import type { Look } from '../table/look';
import { useChangeTint } from '../table/use-change-tint';
import { classes } from '../text/classes';
import { LinkIssuer } from './link-issuer';
import { LinkName } from './link-name';
import { LinkState } from './link-state';

type Row = Pick<ChallengeRow, 'namespace' | 'name' | 'certificate' | 'issuer' | 'createdAt'> & {
  readonly state: { readonly state: string };
};

interface Props {
  readonly row: Row;
  readonly look: Look;
  readonly cluster: string;
  readonly now: number;
  /** What only this kind has. */
  readonly children: ReactNode;
}

/** One row: what it is, what has become of it, what only its kind has, who signs, how old it is. */
export function LinkRow({ row, look, cluster, now, children }: Props) {
  const tint = useChangeTint(row);
  const state = <LinkState look={look} state={row.state} />;
  return (
    <tr className={classes(tint, 'focus-within:bg-accent-soft')}>
      <td className="cell">
        <LinkName row={row} cluster={cluster} />
        <div className="mt-1 md:hidden">{state}</div>
      </td>
      <td className="cell hidden md:table-cell">{state}</td>
      <td className="cell hidden lg:table-cell">{children}</td>
      <td className="cell hidden xl:table-cell">
        <LinkIssuer namespace={row.namespace} issuer={row.issuer} cluster={cluster} />
      </td>
      <td className="cell text-right">
        {row.createdAt === undefined ? (
          <span title="It does not say when it was made">–</span>
        ) : (
          <Moment at={row.createdAt} now={now} as="age" />
        )}
      </td>
    </tr>
  );
}
