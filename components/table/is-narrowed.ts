const layout = new Set([
  'cluster',
  'namespaces',
  'facets',
  'causes',
  'sort',
  'descending',
  'offset',
  'limit',
]);

/** Whether a list's question leaves something out besides other namespaces. */
export function isNarrowed(input: object): boolean {
  return Object.entries(input).some(
    ([name, value]) =>
      !layout.has(name) && value !== undefined && !(name === 'managed' && value === 'yes'),
  );
}
