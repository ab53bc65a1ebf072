import type { ReactNode } from 'react';

/** Where a row is shown. */
export interface RowAt {
  readonly cluster: string;
  /** The server's time at the first render; later ticks come from the clock. */
  readonly now: number;
}

/** One column of a list. */
export interface Column<Row, Sort extends string> {
  /** As it stands in the address. */
  readonly id: string;
  readonly title: string;
  /** What the rows are ordered by where its head is pressed; left out: they are not. */
  readonly sort?: Sort;
  /** How much of the table's width it takes, beside the others. */
  readonly width: number;
  /** From how wide a screen on it is shown; left out: on every one. */
  readonly from?: 'md' | 'lg' | 'xl';
  /** Numbers and times stand at the end of their cell. */
  readonly end?: boolean;
  /** Not shown until somebody chooses it. */
  readonly extra?: boolean;
  readonly className?: string;
  readonly cell: (row: Row, at: RowAt) => ReactNode;
}

export const shownFrom = {
  md: 'hidden md:table-cell',
  lg: 'hidden lg:table-cell',
  xl: 'hidden xl:table-cell',
} as const;

const screens = ['base', 'md', 'lg', 'xl'] as const;

/** How much room all columns want that a screen of that size shows; their shares of the table follow from it. */
export function wantedRoom(
  columns: readonly Pick<Column<never, string>, 'width' | 'from'>[],
): Record<(typeof screens)[number], number> {
  const upTo = (screen: (typeof screens)[number]) =>
    columns
      .filter(({ from }) => screens.indexOf(from ?? 'base') <= screens.indexOf(screen))
      .reduce((sum, { width }) => sum + width, 0);
  return { base: upTo('base'), md: upTo('md'), lg: upTo('lg'), xl: upTo('xl') };
}

/**
 * The columns that an address asks for, in the list's own order; the first names the row and always stays. What somebody
 * chose is shown on a screen of any width: of the usual ones a small one shows a part.
 */
export function shownColumns<Of extends Pick<Column<never, string>, 'id' | 'extra' | 'from'>>(
  columns: readonly Of[],
  chosen: readonly string[] | null,
): Of[] {
  if (chosen === null) return columns.filter(({ extra }) => !extra);
  return columns
    .filter(({ id }, index) => index === 0 || chosen.includes(id))
    .map(({ from: _from, ...column }) => column as Of);
}

/** What the address has to say for a column to be shown or not; null where that is what is shown anyway. */
export function chooseColumn(
  columns: readonly Pick<Column<never, string>, 'id' | 'extra'>[],
  chosen: readonly string[] | null,
  id: string,
  isShown: boolean,
): string[] | null {
  const before = new Set(shownColumns(columns, chosen).map((one) => one.id));
  const after = columns
    .slice(1)
    .map((one) => one.id)
    .filter((one) => (one === id ? isShown : before.has(one)));
  const usual = shownColumns(columns, null)
    .slice(1)
    .map((one) => one.id);
  return after.join(' ') === usual.join(' ') ? null : after;
}
