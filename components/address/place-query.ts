/** The part of an address that links between pages keep: the cluster and the namespaces. */
export function placeQuery(cluster: string | null | undefined, namespaces: readonly string[]) {
  return {
    ...(cluster ? { cluster } : {}),
    ...(namespaces.length > 0 ? { ns: namespaces.join(',') } : {}),
  };
}
