import type { LogLine } from '@/shared/run';

type Said = Pick<LogLine, 'source' | 'severity' | 'text'>;

/** Different lines that are kept of one hop; the rest is in the components' own logs. */
const mostKept = 200;
const mostRepeats = 20;

/** Warnings and errors that come again and again are kept once and counted. */
export class HeardLines {
  readonly #times = new Map<string, { readonly first: Said; times: number }>();
  #notKept = 0;

  /** Whether to keep it: a warning or an error, the first of its kind, and not one too many. */
  take(line: Said): boolean {
    if (line.severity !== 'warning' && line.severity !== 'error') return false;
    const key = keyOf(line);
    const known = this.#times.get(key);
    if (known) known.times += 1;
    else if (this.#times.size >= mostKept) this.#notKept += 1;
    else this.#times.set(key, { first: line, times: 1 });
    return known === undefined && this.#times.get(key)?.first === line;
  }

  /** What is left to say at the end: the most frequent first. */
  rest(): string[] {
    const repeated = [...this.#times.values()]
      .filter(({ times }) => times > 1)
      .toSorted((one, other) => other.times - one.times)
      .slice(0, mostRepeats)
      .map(
        ({ first, times }) =>
          `The ${first.source} said ${times} times in all, but for numbers: ${first.text.slice(0, 200)}`,
      );
    return this.#notKept === 0
      ? repeated
      : [
          ...repeated,
          `${this.#notKept} more warnings and errors of cert-manager's pods are not kept here. Look at the pods' own logs.`,
        ];
  }
}

const changing = [
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi, // a uid
  /(?<![\w.-])[\da-f]{8,}(?![\w-])/gi, // an id or a digest
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/g, // a time
  /(?<![\w.-])(?:\d+(?:\.\d+)?(?:h|ms|µs|ns|m|s))+(?![\w-])/g, // a duration
  /(?<![\w.-])\d+(?:\.\d+)?(?!\w|-(?!>))/g, // a count or a port; not the digits of a name
];

/** Ids, times and counts differ from one line to the next that says the same; names tell what it is about. */
const keyOf = ({ source, text }: Said) =>
  `${source} ${changing.reduce((said, pattern) => said.replaceAll(pattern, '#'), text)}`;
