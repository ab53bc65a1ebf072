/** How many of those that need a person are named on the page. */
export const named = 8;

const narrowed = (namespaces: readonly string[]) =>
  namespaces.length > 0 ? [...namespaces] : undefined;

/** Asks for the Certificates that need a person: the list's own order has them first. */
export function troubledInput(cluster: string, namespaces: readonly string[]) {
  return { cluster, namespaces: narrowed(namespaces), limit: named, causes: true };
}

export function forecastInput(cluster: string, namespaces: readonly string[]) {
  return { cluster, namespaces: narrowed(namespaces) };
}
