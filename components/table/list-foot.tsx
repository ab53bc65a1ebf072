'use client';

import type { ComponentProps } from 'react';

import { CopyButton } from '../text/copy-button';
import { commandLine } from '../text/shell-quote';
import { visibleText } from '../text/visible-text';
import { Pager } from './pager';

interface Props {
  readonly resource: string;
  readonly cluster: string;
  readonly namespaces: readonly string[];
  readonly pager: ComponentProps<typeof Pager>;
}

/** Where in the list this is, the keys, and the same list with kubectl. */
export function ListFoot({ resource, cluster, namespaces, pager }: Props) {
  const [only, ...more] = namespaces;
  const where = only !== undefined && more.length === 0 ? `--namespace=${only}` : '-A';
  const short = commandLine('kubectl', 'get', resource, where);
  const command = commandLine('kubectl', `--context=${cluster}`, 'get', resource, where);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {pager.found > 0 && <Pager {...pager} />}
      <span className="second hidden md:inline">
        <kbd>j</kbd> <kbd>k</kbd> move, <kbd>↵</kbd> open, <kbd>/</kbd> find, <kbd>?</kbd> keys
      </span>
      <span className="second flex min-w-0 items-center gap-1">
        <code className="mono min-w-0 truncate" title={visibleText(command)}>
          {visibleText(short)}
        </code>
        <CopyButton text={command} what="the command" />
      </span>
    </div>
  );
}
