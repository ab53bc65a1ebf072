/** Asks for counts alone; the server always sends at least one row. */
export function countInput(cluster: string) {
  return { cluster, limit: 1 };
}
