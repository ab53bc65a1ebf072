const metric = 'certmanager_controller_sync_call_count';

/**
 * How often a controller has synced, from the text that its metrics endpoint answers (Prometheus' format);
 * undefined where it has not counted anything yet.
 */
export function syncCount(metrics: string, controller: string): number | undefined {
  for (const line of metrics.split('\n')) {
    const found = /^([a-zA-Z_:][\w:]*)\{(.*)\}\s+(\S+)(?:\s+\d+)?\s*$/.exec(line);
    if (!found || found[1] !== metric || labelOf(found[2] ?? '', 'controller') !== controller)
      continue;
    const count = Number(found[3]);
    return Number.isFinite(count) ? count : undefined;
  }
  return undefined;
}

function labelOf(labels: string, name: string): string | undefined {
  for (const [, key, value] of labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g))
    if (key === name) return value;
  return undefined;
}
