import { kubeconfigPath } from '../../cluster/state.js';
import { run } from '../../setup/run.js';
import { cmctlPath } from '../tools.js';

const heading =
  /^(?:Issuer|Secret|Not Before|CertificateRequest|Order|Challenges|error|error when .*|The .*|No .*):?/;
const row = /^\s*(Normal|Warning) {2,}(\S+) {2,}(.+?) {2,}(\S+) {2,}(.*)$/;

/** One event: its age, which grows, left out. */
export type EventRow = readonly [
  type: string,
  reason: string,
  count: number,
  from: string,
  message: string,
];

export interface CmctlStatus {
  /** All but the events. */
  readonly text: string;
  readonly events: readonly EventRow[];
}

function eventRow(line: string): EventRow[] {
  const [, type = '', reason = '', age = '', from = '', message = ''] = row.exec(line) ?? [];
  if (!type) return [];
  return [[type, reason, Number(/\(x(\d+) over/.exec(age)?.[1] ?? 1), from, message.trim()]];
}

/** What `cmctl status certificate` shows. */
export async function cmctlStatus(
  cluster: string,
  namespace: string,
  name: string,
): Promise<CmctlStatus> {
  const env = { ...process.env, KUBECONFIG: kubeconfigPath(cluster) };
  const told = await run(await cmctlPath(), ['status', 'certificate', name, '-n', namespace], {
    env,
  });
  const kept: string[] = [];
  const events: EventRow[] = [];
  let inEvents = false;
  for (const line of told.trimEnd().split('\n')) {
    if (/^ *Events:/.test(line)) inEvents = true;
    else if (inEvents && heading.test(line)) inEvents = false;
    if (inEvents) events.push(...eventRow(line));
    else kept.push(line);
  }
  const text = kept.join('\n').replaceAll(', Wildcard: nil (bool pointer not set)', '');
  return { text, events };
}
