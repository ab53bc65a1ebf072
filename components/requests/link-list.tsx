'use client';

import { useQueryStates } from 'nuqs';

import type { LinkPage } from '@/shared/link-query';

import { useCluster } from '../address/cluster-context';
import { linkParams } from '../address/params';
import { ListFrame, type ListPage } from '../list/list-frame';
import type { ListKind } from '../list/list-kind';
import type { LinkRow } from './link-columns';
import { LinkHeading } from './link-heading';
import type { LinkWords } from './link-words';
import { LinksEmpty } from './links-empty';

export interface LinkKind<Row, Sort extends string, State extends string> extends ListKind<
  Row,
  Sort,
  State
> {
  readonly words: LinkWords;
}

interface Props<Row extends LinkRow<State>, Sort extends string, State extends string> {
  readonly kind: LinkKind<Row, Sort, State>;
  readonly page: LinkPage & ListPage<Row, State>;
  /** Why the page is not newer. */
  readonly error: unknown;
  /** What this list takes of the address that all three share. */
  readonly input: { readonly states?: State[] | undefined; readonly sort: Sort };
}

const cleared = { q: null, ns: null, state: null, offset: null };

/** One of the page's lists: which one it is, and its rows or why there are none. */
export function LinkList<Row extends LinkRow<State>, Sort extends string, State extends string>(
  props: Props<Row, Sort, State>,
) {
  const { kind, page, input } = props;
  const { words } = kind;
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
