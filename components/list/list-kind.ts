import type { Columns } from '@/shared/export-file';

import type { Look } from '../table/look';
import type { Column } from './column';
import type { ListWords } from './list-words';

/** What a list is of, whatever is asked of it. */
export interface ListKind<Row, Sort extends string, State extends string> {
  readonly words: ListWords;
  readonly columns: readonly Column<Row, Sort>[];
  /** What a file of the selected rows has. */
  readonly exported: Columns<Row>;
  readonly states: readonly State[];
  readonly looks: Readonly<Record<State, Look>>;
}
