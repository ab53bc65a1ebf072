/** What stands in the cluster that is measured. */
export interface DataSet {
  readonly name: 'D10' | 'D50';
  /** As many TLS Secrets. */
  readonly certificates: number;
  /** Secrets of other types. */
  readonly noise: number;
  /** Of the noise, Helm's records of 1 MB. */
  readonly helm: number;
  readonly namespaces: number;
  readonly keys: number;
}

const base = { noise: 10_000, helm: 50, namespaces: 100, keys: 500 };

export const dataSets = {
  D10: { ...base, name: 'D10', certificates: 10_000 },
  D50: { ...base, name: 'D50', certificates: 50_000 },
} as const satisfies Record<DataSet['name'], DataSet>;

export const namespaceOf = (index: number) => `team-${String(index).padStart(3, '0')}`;
