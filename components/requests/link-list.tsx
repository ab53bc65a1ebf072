'use client';

import { useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';

import type { LinkPage } from '@/shared/link-query';

import { linkParams } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { StaleNote } from '../live/stale-note';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import type { Look } from '../table/look';
import { counted, fitting } from '../text/count';
import { namespacesOf } from '../text/namespaces-seen';
import { LinkTabs } from './link-tabs';
import type { LinkWords } from './link-words';
import { linksAnswer } from './links-answer';
import { LinksEmpty } from './links-empty';

interface Props<State extends string> {
  readonly words: LinkWords;
  readonly page: LinkPage & {
    readonly rows: readonly unknown[];
    readonly states: Readonly<Record<State, number>>;
  };
  readonly error: unknown;
  readonly cluster: string;
  readonly order: readonly State[];
  readonly looks: Readonly<Record<State, Look>>;
  readonly chosen: readonly State[];
  readonly table: ReactNode;
}

/** One of the page's lists: the answer, which list it is, the filters, the rows or why there are none. */
export function LinkList<State extends string>(props: Props<State>) {
  const { words, page, cluster, order } = props;
  const [params, set] = useQueryStates(linkParams);
  const all = order.reduce((sum, state) => sum + page.states[state], 0);
  const known = page.total > 0 || page.freshness.state === 'live';

  return (
    <>
      <div>
        <h1>{known ? linksAnswer(words, page) : words.title}</h1>
        {page.total > 0 && (
          <p className="text-muted mt-0.5">
            {counted(page.total, words.one, words.many)} in{' '}
            {namespacesOf(page.namespaces.length, page.seen)}
            {fitting(page.found, page.total)}
          </p>
        )}
      </div>
      <LinkTabs />
      <AnswerNote error={props.error} />
      <StaleNote
        cluster={cluster}
        kinds={[words.resource]}
        answered={{ [words.resource]: page.freshness }}
      />
      {page.total > 0 && (
        <FilterChips
          label="States"
          all={all}
          order={order}
          looks={props.looks}
          counts={page.states}
          chosen={props.chosen}
          onChoose={(state) => void set({ state, offset: null })}
        />
      )}
      {page.rows.length > 0 ? (
        <div className="panel overflow-clip">{props.table}</div>
      ) : (
        <LinksEmpty
          words={words}
          page={page}
          cluster={cluster}
          onClear={() => void set({ q: null, ns: null, state: null, offset: null })}
        />
      )}
      <ListFoot
        resource={words.crd}
        cluster={cluster}
        namespaces={params.ns}
        pager={{
          offset: params.offset,
          limit: params.limit,
          shown: page.rows.length,
          found: page.found,
          what: words.many,
          onOffset: (offset) => void set({ offset }),
          onLimit: (limit) => void set({ limit, offset: null }),
        }}
      />
    </>
  );
}
