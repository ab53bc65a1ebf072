import { atLeast, type Release } from './release';

/** What a release decodes at most of one certificate's PEM, in bytes; the sizes are its own. */
const [small, large] = [6_500, 36_500];

/** The last patches of the minors before 1.17 brought the first bound along. */
const firstBounded: Readonly<Record<number, number>> = { 12: 14, 15: 4, 16: 2 };

/**
 * How large a signing request may be, as PEM, so that cert-manager still decodes it (SafeDecodeCSR). `configured`: what
 * the controller was given, since 1.20.
 */
export function requestSize(release: Release, configured: number | undefined): number {
  if (atLeast(release, 1, 20) && configured !== undefined) return configured;
  if (atLeast(release, 1, 18, 3)) return large;
  if (atLeast(release, 1, 17)) return small;
  const first = firstBounded[release.minor];
  return first !== undefined && release.patch >= first ? small : Infinity;
}
