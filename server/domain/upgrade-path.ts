import type { Finding } from '@/shared/finding';

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `alpha.1` of `v1.21.0-alpha.1`; empty for a release. */
  readonly pre: string;
}

/** Reads `v1.21.2` and `1.21.2`; what is built beside a release (`+…`) does not count. */
export function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(
    text.trim(),
  );
  if (!found) return undefined;
  const [major = 0, minor = 0, patch = 0] = found.slice(1, 4).map(Number);
  return { major, minor, patch, pre: found[4] ?? '' };
}

/** As charts and images of cert-manager name it. */
const told = ({ major, minor, patch, pre }: Version) =>
  `v${major}.${minor}.${patch}${pre && `-${pre}`}`;

function compare(one: Version, other: Version): number {
  return (
    one.major - other.major ||
    one.minor - other.minor ||
    one.patch - other.patch ||
    Number(one.pre === '') - Number(other.pre === '') ||
    one.pre.localeCompare(other.pre, 'en', { numeric: true })
  );
}

/** Whether the first is of an earlier release than the second; false where one of them is no version. */
export function isOlder(one: string, other: string): boolean {
  const [first, second] = [parseVersion(one), parseVersion(other)];
  return first !== undefined && second !== undefined && compare(first, second) < 0;
}

const isMinor = (one: Version, { major, minor }: Version) =>
  one.major === major && one.minor === minor;

/** Releases that nobody may upgrade to, and why. The next patch of the same minor has it repaired. */
const never: readonly { from: string; until: string; why: string }[] = [
  {
    from: '1.13.0',
    until: '1.13.0',
    why: 'it can mix up the requests of two Certificates with long similar names',
  },
  {
    from: '1.14.0',
    until: '1.14.3',
    why: 'its chart names a wrong image for the cainjector, or its certificates get a wrong extension',
  },
  {
    from: '1.15.0',
    until: '1.15.2',
    why: 'its webhook does not renew its own CA, and after a year refuses everything',
  },
  {
    from: '1.16.0',
    until: '1.16.0',
    why: 'its ACME ClusterIssuers look for their Secrets in the wrong namespace',
  },
  { from: '1.18.0', until: '1.18.0', why: 'its controller ends at once with a gate of 1.18.1' },
  {
    from: '1.19.0',
    until: '1.19.0',
    why: 'its CRDs fill in issuerRef.kind and issuerRef.group, and Certificates may be issued anew all at once',
  },
  {
    from: '1.21.0',
    until: '1.21.0',
    why: 'its controller ends at a Certificate with renewal.policy Disabled, and DNS01 Issuers stay in InvalidSolver',
  },
];

/** Why nobody may upgrade to it; undefined where nothing is known against it. */
export function whyNever(version: Version): string | undefined {
  const bound = (text: string) => parseVersion(text) ?? version;
  return never.find(
    ({ from, until }) =>
      version.pre === '' &&
      compare(version, bound(from)) >= 0 &&
      compare(version, bound(until)) <= 0,
  )?.why;
}

export type Target =
  | { readonly is: 'target'; readonly version: string; readonly findings: readonly Finding[] }
  | { readonly is: 'blocked'; readonly finding: Finding };

const blocked = (code: string, sentence: string, remedy: string): Target => ({
  is: 'blocked',
  finding: { code, severity: 'blocks', sentence, remedy },
});

/**
 * The version to upgrade to: the asked one, or the newest patch of the next minor version. Never more than one minor
 * at a time, never back, never to what is known to do harm, only to what the chart's source offers.
 */
export function chooseTarget(from: string, asked: string, offered: readonly string[]): Target {
  const now = parseVersion(from);
  if (!now)
    return blocked(
      'version-unknown',
      `The version of cert-manager that runs could not be told: its image says ${JSON.stringify(from)}.`,
      'Let the controller run an image of a release of cert-manager, tagged with its version.',
    );
  const all = offered.flatMap((one) => parseVersion(one) ?? []);
  return asked === '' ? nextOf(now, all) : askedFor(now, asked, all);
}

function nextOf(now: Version, all: readonly Version[]): Target {
  const next = { ...now, minor: now.minor + 1 };
  const [newest] = newestFirst(all.filter((one) => isMinor(one, next) && isAllowed(one)));
  if (newest) return { is: 'target', version: told(newest), findings: [] };
  return blocked(
    'nothing-newer',
    `cert-manager ${told(now)} runs, and the chart's source offers no release of ${next.major}.${next.minor}.`,
    'There is nothing to do until a newer release is out. To take the newest patch of this version, name it as the target.',
  );
}

const isAllowed = (one: Version) => one.pre === '' && whyNever(one) === undefined;
const newestFirst = (all: readonly Version[]) => all.toSorted((one, other) => compare(other, one));

function askedFor(now: Version, asked: string, all: readonly Version[]): Target {
  const to = parseVersion(asked);
  if (!to)
    return blocked(
      'target-invalid',
      `${JSON.stringify(asked)} is not a version of cert-manager.`,
      'Write it like v1.21.2, or leave it empty for the next minor version.',
    );
  return (
    refused(now, to) ??
    (all.some((one) => compare(one, to) === 0) ? taken(to, all) : notOffered(to, all))
  );
}

function refused(now: Version, to: Version): Target | undefined {
  const order = compare(to, now);
  if (order === 0)
    return blocked(
      'nothing-to-do',
      `cert-manager ${told(now)} runs already: there is nothing to do.`,
      '',
    );
  if (order < 0)
    return blocked(
      'downgrade',
      `${told(to)} is older than ${told(now)}, which runs. Older CRDs would drop fields of the objects that are stored.`,
      'Restore a bundle instead, or choose a newer version.',
    );
  if (to.major !== now.major || to.minor > now.minor + 1)
    return blocked(
      'skips-minors',
      `From ${told(now)} to ${told(to)} is more than one minor version: what the versions between change would come all at once.`,
      `Upgrade to ${now.major}.${now.minor + 1} first.`,
    );
  const why = whyNever(to);
  if (why === undefined) return undefined;
  return blocked(
    'target-harmful',
    `${told(to)} must not be installed: ${why}.`,
    'Choose a newer patch of the same minor version.',
  );
}

function taken(to: Version, all: readonly Version[]): Target {
  const [newest] = newestFirst(all.filter((one) => isMinor(one, to) && isAllowed(one)));
  const findings: Finding[] =
    newest && compare(newest, to) > 0
      ? [
          {
            code: 'newer-patch',
            severity: 'warns',
            sentence: `${told(to)} is not the newest patch: ${told(newest)} is offered.`,
            remedy: `Take ${told(newest)}, unless there is a reason not to.`,
          },
        ]
      : [];
  return { is: 'target', version: told(to), findings };
}

function notOffered(to: Version, all: readonly Version[]): Target {
  const near = newestFirst(all.filter((one) => isMinor(one, to) && isAllowed(one)))
    .slice(0, 3)
    .map(told);
  return blocked(
    'target-not-offered',
    `The chart's source does not offer ${told(to)}${near.length > 0 ? `, but ${near.join(', ')}` : ''}.`,
    'Choose a version that it offers, or set CERTFERRY_CHART to a source that has it.',
  );
}
