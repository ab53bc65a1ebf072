import { field, numberField, textField } from '@/shared/fields';
import type { LineSeverity } from '@/shared/run';

export interface ParsedLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Nanoseconds since 1970, in 19 digits: lines of one container in their order. Empty where it is not known. */
  readonly stamp: string;
  readonly severity: LineSeverity;
  readonly text: string;
}

const stamped =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)(?: |$)([\s\S]*)$/;
/** `I0822 13:04:05.123456       1 controller.go:123] …`: level, month and day, time, thread, where in the source. */
const klog = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ [^\s\]]+:\d+\] ([\s\S]*)$/;
const levels: Readonly<Record<string, LineSeverity>> = {
  I: 'info',
  W: 'warning',
  E: 'error',
  F: 'error',
  debug: 'debug',
  info: 'info',
  warn: 'warning',
  warning: 'warning',
  error: 'error',
  fatal: 'error',
  panic: 'error',
};
/** Kubernetes' conventions: from 4 on a level is for those who look for faults. */
const debugFrom = 4;

/**
 * A line of a log as the API server tells it with `timestamps=true`; `heard` stands in for a time that is missing.
 * cert-manager's components write klog's text, JSON where they are told to, and what Go itself says when it ends.
 */
export function parseLogLine(line: string, heard: number): ParsedLine {
  const [, seconds, fraction = '', zone = '', rest = ''] = stamped.exec(line) ?? [];
  const whole = seconds === undefined ? Number.NaN : Date.parse(seconds + zone);
  if (Number.isNaN(whole)) return { at: heard, stamp: '', ...said(line) };
  const nanoseconds = fraction.padEnd(9, '0');
  return {
    at: whole + Math.floor(Number(nanoseconds) / 1_000_000),
    stamp: `${whole / 1_000}${nanoseconds}`.padStart(19, '0'),
    ...said(rest),
  };
}

type Said = Pick<ParsedLine, 'severity' | 'text'>;

function said(line: string): Said {
  const [, level = '', rest = ''] = klog.exec(line) ?? [];
  if (level) return { severity: levels[level] ?? 'info', text: withPlainMessage(rest) };
  return fromJson(line) ?? { severity: severityOf(line), text: line };
}

/** klog quotes the message and what belongs to it: `"msg" key="value"`. */
function withPlainMessage(rest: string): string {
  const message = /^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0];
  const text = message === undefined ? undefined : unquoted(message);
  return message === undefined || text === undefined ? rest : text + rest.slice(message.length);
}

function unquoted(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // Go writes \x00 where JSON writes \u0000
  }
}

/** A program that ends by a fault of its own says so without a level. */
const severityOf = (line: string): LineSeverity =>
  /^(?:panic|fatal error|unexpected fault address)\b|^goroutine \d+ \[/.test(line)
    ? 'error'
    : 'info';

function fromJson(line: string): Said | undefined {
  if (!line.startsWith('{')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined; // a line that only begins like one, or was cut
  }
  const message = textField(value, 'msg') ?? textField(value, 'message');
  if (message === undefined) return undefined;
  return { severity: severityOfJson(value), text: [message, ...pairsOf(value)].join(' ') };
}

function severityOfJson(value: unknown): LineSeverity {
  const level = textField(value, 'level') ?? textField(value, 'severity');
  const named = level === undefined ? undefined : levels[level.toLowerCase()];
  if (named) return named;
  // klog's JSON gives `v` to what is told, and `err` to what went wrong.
  const verbosity = numberField(value, 'v');
  if (verbosity === undefined) return field(value, 'err') === undefined ? 'info' : 'error';
  return verbosity >= debugFrom ? 'debug' : 'info';
}

const notPairs = new Set(['ts', 'time', 'caller', 'msg', 'message', 'v', 'level', 'severity']);

/** As klog's text would write them. */
function pairsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !notPairs.has(name))
    .map(([name, one]) => `${name}=${JSON.stringify(one)}`);
}
