/** `v1.21.2-beta.0+build`: three numbers, what comes before the release, and a build that has no order. */
const version = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

interface Parsed {
  readonly text: string;
  readonly numbers: readonly number[];
  readonly before: string | undefined;
}

function parse(text: string): Parsed | undefined {
  const found = version.exec(text);
  return found ? { text, numbers: found.slice(1, 4).map(Number), before: found[4] } : undefined;
}

function compare(a: Parsed, b: Parsed): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = (b.numbers[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  if (a.before === b.before) return 0;
  if (a.before === undefined) return -1;
  if (b.before === undefined) return 1;
  return b.before.localeCompare(a.before, 'en', { numeric: true });
}

/** The versions among some names, the newest first; what is no version is left out. */
export function newestFirst(names: readonly string[]): string[] {
  const parsed = names.map(parse).filter((one) => one !== undefined);
  return parsed.toSorted(compare).map(({ text }) => text);
}

/** The newest release of a minor such as `1.21`, of versions in any order; no pre-release. */
export function newestPatch(versions: readonly string[], minor: string): string | undefined {
  const wanted = minor.replace(/^v/, '');
  return newestFirst(versions).find((text) => {
    const found = parse(text);
    return found?.before === undefined && found?.numbers.slice(0, 2).join('.') === wanted;
  });
}
