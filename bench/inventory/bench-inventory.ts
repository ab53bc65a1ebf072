import { writeResult } from '../write-result.js';
import type { Row } from '../write-result.js';
import { type DataSet, dataSets } from './data-sets';
import { runInventory, whole } from './run';
import { told } from './told';

const repeats = 5;

/** Measures the data sets one after the other and writes the result; a single one has a result of its own. */
export async function benchInventory(only: string | undefined): Promise<void> {
  const all: readonly DataSet[] = Object.values(dataSets);
  const sets = all.filter(({ name }) => only === undefined || name === only);
  if (sets.length === 0) throw new Error(`There is no data set ${only}.`);
  const rows: Row[] = [];
  for (const set of sets) rows.push(...told(set, await runInventory(set, repeats, whole)));
  await writeResult({
    name: only === undefined ? 'inventory' : `inventory-${only}`,
    versions: { kubernetes: '1.33.13', etcd: '3.5.21', '@kubernetes/client-node': '2.0.1' },
    rows,
  });
}
