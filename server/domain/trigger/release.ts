import type { Version } from '../upgrade-path';

/** A release of cert-manager whose decisions are told. */
export type Release = Pick<Version, 'major' | 'minor' | 'patch'>;

export function atLeast(release: Release, major: number, minor: number, patch = 0): boolean {
  const order = release.major - major || release.minor - minor || release.patch - patch;
  return order >= 0;
}
