import { type Row, writeResult } from '../write-result.js';
import { type DataSet, dataSets } from './data-sets';
import type { Repeat } from './measure';
import { runInventory, whole } from './run';
import { told } from './told';

const repeats = 5;

/** Measures the data sets one after the other and writes the result; a single one has a result of its own. */
export async function benchInventory(only: string | undefined): Promise<Repeat[]> {
  const all: readonly DataSet[] = Object.values(dataSets);
  const sets = all.filter(({ name }) => only === undefined || name === only);
  if (sets.length === 0) throw new Error(`There is no data set ${only}.`);
  const rows: Row[] = [];
  const measured: Repeat[] = [];
  for (const set of sets) {
    const ofSet = await runInventory(set, repeats, whole);
    measured.push(...ofSet);
    rows.push(...told(set, ofSet));
  }
  await writeResult({
    name: only === undefined ? 'inventory' : `inventory-${only}`,
    versions: { kubernetes: '1.33.13', etcd: '3.5.21', '@kubernetes/client-node': '2.0.1' },
    rows,
  });
  return measured;
}
