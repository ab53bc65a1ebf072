import type { LineSeverity } from '@/shared/run';

/** One line that helm said, ready to be shown. */
export interface HelmLine {
  readonly severity: LineSeverity;
  readonly text: string;
}

const longest = 2_000;

const levels: Readonly<Record<string, LineSeverity>> = {
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warning',
  ERROR: 'error',
};
const klogLevels: Readonly<Record<string, LineSeverity>> = {
  I: 'info',
  W: 'warning',
  E: 'error',
  F: 'error',
};

/** The whole schema of the chart in one line, and what was looked at in it. */
const noise = new Set([
  'unmarshalled JSON schema',
  'chart name',
  'number of dependencies in the chart',
]);

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Go quotes nearly as JSON does. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** A line of helm's error output with its severity; undefined where it says nothing to a person. */
export function helmLine(line: string): HelmLine | undefined {
  if (line.trim() === '') return undefined;
  const logged = /^level=(\w+) msg=("(?:[^"\\]|\\.)*"|\S+)(.*)$/.exec(line);
  if (logged) return loggedLine(logged);
  const klog = /^([IWEF])\d{4} \d\d:\d\d:\d\d\S* +\d+ [^\]]*\] (.*)$/.exec(line);
  if (klog) return { severity: klogLevels[klog[1] ?? ''] ?? 'info', text: cut(klog[2] ?? '') };
  return { severity: /^warning/i.test(line) ? 'warning' : 'info', text: cut(line) };
}

function loggedLine([, level = '', quoted = '', more = '']: string[]): HelmLine | undefined {
  const message = unquoted(quoted);
  if (noise.has(message)) return undefined;
  // Each object once, before it was looked at.
  if (message === 'waiting for resource' && more.endsWith(' actualStatus=Unknown'))
    return undefined;
  return { severity: levels[level] ?? 'info', text: cut(message + more) };
}

/** A line of what helm says at its end. */
export const asError = (line: string): HelmLine | undefined =>
  line.trim() === '' ? undefined : { severity: 'error', text: cut(line) };

/** Where `helm upgrade --debug` begins to print values and objects, on its standard output, to its end. */
export const tellsValues = (line: string) =>
  /^(USER-SUPPLIED VALUES|COMPUTED VALUES|HOOKS|MANIFEST|NOTES):/.test(line);
