/** What cert-manager's own list of releases says of a minor version. */
export interface Release {
  /** Kubernetes' minor versions that it is tested with, the first and the last. */
  readonly kubernetes: readonly [number, number];
  /** The day on which its support ended, or the minor version whose release ends it. */
  readonly ends: { readonly on: string } | { readonly with: string };
  /** Its newest patch. */
  readonly newest: string;
}

/** Where it is from, for people. */
export const releasesSource = 'https://cert-manager.io/docs/releases/';

/** The day on which this was looked up. What was released later is not in it. */
export const releasesKnownUntil = '2026-11-23';

function ended(on: string, from: number, until: number, newest: string): Release {
  return { kubernetes: [from, until], ends: { on }, newest };
}

/** By minor version. Two minor versions have support at a time, four months each apart. */
export const releases: Readonly<Record<string, Release>> = {
  '1.0': ended('2021-02-10', 11, 21, 'v1.0.4'),
  '1.1': ended('2021-04-08', 11, 21, 'v1.1.1'),
  '1.2': ended('2021-06-15', 16, 21, 'v1.2.0'),
  '1.3': ended('2021-08-11', 16, 21, 'v1.3.3'),
  '1.4': ended('2021-10-26', 16, 21, 'v1.4.4'),
  '1.5': ended('2022-01-26', 16, 22, 'v1.5.5'),
  '1.6': ended('2022-04-05', 17, 22, 'v1.6.3'),
  '1.7': ended('2022-07-22', 18, 23, 'v1.7.3'),
  '1.8': ended('2022-10-17', 19, 24, 'v1.8.2'),
  '1.9': ended('2023-01-11', 20, 24, 'v1.9.2'),
  '1.10': ended('2023-05-19', 20, 26, 'v1.10.2'),
  '1.11': ended('2023-09-12', 21, 27, 'v1.11.5'),
  '1.12': ended('2025-05-19', 22, 32, 'v1.12.17'),
  '1.13': ended('2024-06-05', 21, 27, 'v1.13.6'),
  '1.14': ended('2024-10-03', 24, 31, 'v1.14.7'),
  '1.15': ended('2025-02-03', 25, 32, 'v1.15.5'),
  '1.16': ended('2025-06-10', 25, 32, 'v1.16.5'),
  '1.17': ended('2025-10-07', 29, 33, 'v1.17.4'),
  '1.18': ended('2026-03-10', 29, 33, 'v1.18.6'),
  '1.19': ended('2026-07-08', 31, 35, 'v1.19.6'),
  '1.20': { kubernetes: [32, 35], ends: { with: '1.22' }, newest: 'v1.20.3' },
  '1.21': { kubernetes: [33, 36], ends: { with: '1.23' }, newest: 'v1.21.2' },
};
