import type { NamedWriter } from './secret-writer';

type Aged = Pick<NamedWriter, 'name' | 'createdAt'>;

/** Made earlier; of two of the same second the first by name. */
export function isOlder(one: Aged, other: Aged): boolean {
  const [mine, its] = [one.createdAt ?? 0, other.createdAt ?? 0];
  return mine === its ? one.name < other.name : mine < its;
}

/**
 * The Certificate that may write the Secret where several name it: the one that its annotation names, else the
 * oldest, else the first by name (cert-manager ≥ 1.14, policies "owns its Secret").
 */
export function secretOwner<Writer extends Aged>(
  writers: readonly Writer[],
  issuedFor: string | undefined,
): Writer | undefined {
  let oldest: Writer | undefined;
  for (const one of writers) {
    if (one.name === issuedFor) return one;
    if (!oldest || isOlder(one, oldest)) oldest = one;
  }
  return oldest;
}
