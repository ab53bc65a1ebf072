'use client';

import { type ReactNode, useMemo } from 'react';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import type { pageSizes } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { StaleNote } from '../live/stale-note';
import { worstFreshness } from '../live/worst-freshness';
import { FilterChips } from '../table/filter-chips';
import { isNarrowed } from '../table/is-narrowed';
import { ListFoot } from '../table/list-foot';
import { shownColumns } from './column';
import { ColumnChooser } from './column-chooser';
import { ExportLinks } from './export-links';
import type { ListKind } from './list-kind';
import { ListTable } from './list-table';
import { type NamedRow, rowName } from './row-name';
import { SelectionBar } from './selection-bar';
import { useSelection } from './use-selection';

type Limit = (typeof pageSizes)[number];

/** What the address says of a list. */
interface Params<Sort extends string, State extends string> {
  readonly ns: readonly string[];
  readonly state: readonly State[];
  readonly sort: Sort;
  readonly desc: boolean;
  readonly cols: readonly string[] | null;
  readonly offset: number;
  readonly limit: Limit;
}

interface Change<Sort extends string, State extends string> {
  state?: State[];
  sort?: Sort;
  desc?: boolean;
  cols?: string[] | null;
  offset?: number | null;
  limit?: Limit;
}

export interface ListPage<Row extends NamedRow, State extends string> {
  readonly rows: readonly Row[];
  readonly found: number;
  readonly total: number;
  readonly states: Readonly<Record<State, number>>;
  readonly now: number;
}

interface Props<Row extends NamedRow, Sort extends string, State extends string> {
  readonly kind: ListKind<Row, Sort, State>;
  readonly cluster: string;
  readonly page: ListPage<Row, State>;
  /** Why the page is not newer. */
  readonly error: unknown;
  /** What the page answers, for a file of all that it finds. */
  readonly input: object;
  readonly params: Params<Sort, State>;
  readonly onChange: (change: Change<Sort, State>) => void;
  /** How well the kinds are known that the rows are of. */
  readonly freshness: Partial<Record<Resource, Freshness>>;
  readonly heading: ReactNode;
  /** What has to be known before the rows are read. */
  readonly notes?: ReactNode;
  /** More filters: beside the states, and beside the columns. */
  readonly switches?: ReactNode;
  readonly filters?: ReactNode;
  /** In the place of the rows where there are none. */
  readonly empty: ReactNode;
}

/** One list as a page: what is known of it, what narrows it, its rows and what can be done with them. */
export function ListFrame<Row extends NamedRow, Sort extends string, State extends string>(
  props: Props<Row, Sort, State>,
) {
  const { kind, cluster, page, params, onChange, freshness } = props;
  const { words, columns, states } = kind;
  const { rows, total, now } = page;
  const selection = useSelection(rows, rowName);
  const shown = useMemo(() => shownColumns(columns, params.cols), [columns, params.cols]);
  const worst = worstFreshness(Object.values(freshness));

  return (
    <>
      {props.heading}
      <AnswerNote error={props.error} />
      <StaleNote cluster={cluster} kinds={words.kinds} answered={freshness} now={now} />
      {props.notes}
      {total > 0 && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <FilterChips
            label={words.states ?? 'States'}
            all={states.reduce((sum, state) => sum + page.states[state], 0)}
            order={states}
            looks={kind.looks}
            counts={page.states}
            chosen={params.state}
            onChoose={(state) => onChange({ state, offset: null })}
          />
          {props.switches}
          <div className="ml-auto flex min-w-0 flex-wrap gap-2">
            {props.filters}
            <ColumnChooser
              columns={columns}
              chosen={params.cols}
              onChoose={(cols) => onChange({ cols })}
            />
          </div>
        </div>
      )}
      {worst && (
        <SelectionBar
          what={words.many}
          selected={selection.selected}
          of={rows.length}
          nameOf={rowName}
          columns={kind.exported}
          freshness={worst}
          now={now}
          onClear={selection.clear}
        />
      )}
      {rows.length > 0 ? (
        <ListTable
          caption={words.title}
          rows={rows}
          nameOf={rowName}
          columns={shown}
          at={{ cluster, now }}
          sort={params.sort}
          descending={params.desc}
          onSort={(sort, desc) => onChange({ sort, desc, offset: null })}
          selection={selection}
        />
      ) : (
        props.empty
      )}
      <ListFoot
        resource={words.kubectl}
        fieldSelector={words.fieldSelector}
        cluster={cluster}
        namespaces={params.ns}
        isFiltered={isNarrowed(props.input)}
        files={<ExportLinks what={words.list} input={props.input} />}
        pager={{
          offset: params.offset,
          limit: params.limit,
          shown: rows.length,
          found: page.found,
          what: words.many,
          onOffset: (offset) => onChange({ offset }),
          onLimit: (limit) => onChange({ limit, offset: null }),
        }}
      />
    </>
  );
}
