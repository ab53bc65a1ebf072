import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';

/** Fixed: people in different namespaces would not exclude each other. */
export const home = 'certferry';

export const configMaps = { version: 'v1', resource: 'configmaps' } as const;
export const { leases } = kinds;
export const namespaces = { version: 'v1', resource: 'namespaces' } as const;

export const runLabel = 'certferry.io/run';
export const partLabel = 'certferry.io/part';
export type Part = 'head' | 'events' | 'lines' | 'kept';

/** `run-20261124-131502-3fa9` and what hangs on it. */
export const runName = (id: string) => `run-${id}`;

export function labelsOf(id: string, part: Part | 'lease'): Record<string, string> {
  return { 'app.kubernetes.io/managed-by': 'certferry', [runLabel]: id, [partLabel]: part };
}

/** Selects a run's head and journal, and not what is kept beside it. */
export const journalOf = (id: string) => `${partLabel} in (head,events,lines),${runLabel}=${id}`;

interface Content {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

export function configMap(id: string, part: Part, name: string, content: Content): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: home, name, labels: labelsOf(id, part) },
    ...content,
  };
}
