'use client';

import type { ComponentProps, ReactNode } from 'react';

import { CopyButton } from '../text/copy-button';
import { visibleText } from '../text/visible-text';
import { Pager } from './pager';
import { sameList } from './same-list';

interface Props {
  readonly resource: string;
  /** What narrows the list on this page from the start: `type=kubernetes.io/tls`. */
  readonly fieldSelector?: string;
  readonly cluster: string;
  readonly namespaces: readonly string[];
  /** Something besides namespaces narrows the list, which kubectl's command does not. */
  readonly isFiltered?: boolean;
  readonly pager: ComponentProps<typeof Pager>;
  /** Files with everything that was found. */
  readonly files?: ReactNode;
}

/** Where in the list this is, the keys, and the same list with kubectl. */
export function ListFoot({
  resource,
  fieldSelector,
  cluster,
  namespaces,
  isFiltered,
  pager,
  files,
}: Props) {
  const get = { resource, fieldSelector, namespaces };
  const short = sameList(get);
  const command = sameList({ ...get, cluster });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {pager.found > 0 && <Pager {...pager} />}
      {pager.found > 0 && files}
      <span className="second hidden md:inline">
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> select, <kbd>↵</kbd> open, <kbd>/</kbd> filter,{' '}
        <kbd>?</kbd> keys
      </span>
      <span className="second flex min-w-0 items-center gap-1">
        {isFiltered && <span>All of them, without the filters:</span>}
        <code className="mono min-w-0 truncate" title={visibleText(command)}>
          {visibleText(short)}
        </code>
        <CopyButton text={command} what="the command" />
      </span>
    </div>
  );
}
