/** Asks for counts alone; the server always sends at least one row. */
export function countInput(cluster: string, namespaces: readonly string[] = []) {
  return { cluster, limit: 1, ...(namespaces.length > 0 && { namespaces: [...namespaces] }) };
}
