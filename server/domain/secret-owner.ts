import type { NamedWriter } from './secret-writer';

/**
 * The Certificate that may write the Secret where several name it: the one that its annotation names, else the
 * oldest, else the first by name (cert-manager ≥ 1.14, policies "owns its Secret").
 */
export function secretOwner<Writer extends Pick<NamedWriter, 'name' | 'createdAt'>>(
  writers: readonly Writer[],
  issuedFor: string | undefined,
): Writer | undefined {
  const oldestFirst = writers.toSorted(
    (one, other) =>
      (one.createdAt ?? 0) - (other.createdAt ?? 0) || (one.name < other.name ? -1 : 1),
  );
  return writers.find(({ name }) => name === issuedFor) ?? oldestFirst[0];
}
