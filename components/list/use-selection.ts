'use client';

import { useCallback, useMemo, useState } from 'react';

/** Which rows of the page are selected; one that is gone is selected no more. */
export function useSelection<Row>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => rows.filter((row) => keys.has(keyOf(row))), [rows, keys, keyOf]);

  const select = useCallback((key: string, isSelected: boolean) => {
    setKeys((before) => {
      const after = new Set(before);
      if (isSelected) after.add(key);
      else after.delete(key);
      return after;
    });
  }, []);

  return {
    keys,
    selected,
    select,
    selectAll: () => setKeys(new Set(rows.map(keyOf))),
    clear: () => setKeys(new Set()),
  };
}
