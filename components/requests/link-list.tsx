'use client';

import { useQueryStates } from 'nuqs';
import type { ComponentProps } from 'react';

import type { LinkPage } from '@/shared/link-query';

import { useCluster } from '../address/cluster-context';
import { linkParams } from '../address/params';
import { ListFrame, type ListPage } from '../list/list-frame';
import type { LinkRow } from './link-columns';
import { LinkHeading } from './link-heading';
import type { LinkWords } from './link-words';
import { LinksEmpty } from './links-empty';

type Shared = 'error' | 'columns' | 'exported' | 'states' | 'looks';

interface Props<Row extends LinkRow<State>, Sort extends string, State extends string> extends Pick<
  ComponentProps<typeof ListFrame<Row, Sort, State>>,
  Shared
> {
  readonly words: LinkWords;
  readonly page: LinkPage & ListPage<Row, State>;
  /** What this list takes of the address that all three share. */
  readonly input: { readonly states?: State[] | undefined; readonly sort: Sort };
}

const cleared = { q: null, ns: null, state: null, offset: null };

/** One of the page's lists: which one it is, and its rows or why there are none. */
export function LinkList<Row extends LinkRow<State>, Sort extends string, State extends string>(
  props: Props<Row, Sort, State>,
) {
  const { words, page, input } = props;
  const cluster = useCluster();
  const [params, set] = useQueryStates(linkParams);
  return (
    <ListFrame
      {...props}
      cluster={cluster}
      params={{ ...params, state: input.states ?? [], sort: input.sort }}
      onChange={(change) => void set(change)}
      freshness={{ [words.resource]: page.freshness }}
      heading={<LinkHeading words={words} page={page} />}
      empty={
        <LinksEmpty words={words} page={page} cluster={cluster} onClear={() => void set(cleared)} />
      }
    />
  );
}
