import type { Cause } from '@/shared/chain';
import { field, isRecord, listField, numberField, textField, textsField } from '@/shared/fields';

import type { RawObject } from '../raw-object';
import { nameOf, namespaceOf } from '../wanted-secrets';
import { causeByFacts } from './cause-of';
import { symptomById } from './symptom-by-id';

interface Watched {
  /** Of the Prometheus Operator, of any namespace. */
  readonly monitors: readonly RawObject[];
  /** Of the installation's namespace. */
  readonly services: readonly RawObject[];
  readonly pods: readonly RawObject[];
}

const labelsOf = (object: unknown) => field(object, 'metadata', 'labels');

/** Only matchLabels are understood: where there is more, nothing is claimed. */
function selects(monitor: RawObject, object: RawObject): boolean {
  const selector = field(monitor, 'spec', 'selector');
  const wanted = field(selector, 'matchLabels');
  if (!isRecord(wanted) || listField(selector, 'matchExpressions').length > 0) return false;
  const entries = Object.entries(wanted);
  const has = (name: string) => field(labelsOf(object), name);
  return entries.length > 0 && entries.every(([name, value]) => has(name) === value);
}

function looksInto(monitor: RawObject, namespace: string): boolean {
  const selector = field(monitor, 'spec', 'namespaceSelector');
  if (field(selector, 'any') === true) return true;
  const named = textsField(selector, 'matchNames');
  return named.length > 0 ? named.includes(namespace) : namespaceOf(monitor) === namespace;
}

const portsOf = (object: RawObject): readonly unknown[] =>
  'spec' in object && listField(object, 'spec', 'ports').length > 0
    ? listField(object, 'spec', 'ports')
    : listField(object, 'spec', 'containers').flatMap((one) => listField(one, 'ports'));

const portName = (one: unknown) =>
  textField(one, 'name') ?? String(numberField(one, 'port') ?? numberField(one, 'containerPort'));

/** That a ServiceMonitor or PodMonitor selects cert-manager and asks for a port that it does not have. */
export function monitorCauses({ monitors, services, pods }: Watched): Cause[] {
  return monitors.flatMap((monitor) => {
    const isPods = listField(monitor, 'spec', 'podMetricsEndpoints').length > 0;
    const kind = isPods ? 'PodMonitor' : 'ServiceMonitor';
    const endpoints = listField(monitor, 'spec', isPods ? 'podMetricsEndpoints' : 'endpoints');
    const seen = (isPods ? pods : services).filter(
      (one) => looksInto(monitor, namespaceOf(one)) && selects(monitor, one),
    );
    const there = new Set(seen.flatMap(portsOf).map(portName));
    const wanted = endpoints.flatMap((one) => textField(one, 'port') ?? []);
    const missing = wanted.filter((one) => !there.has(one));
    // One of several that fits is how a monitor covers two versions.
    if (seen.length === 0 || missing.length === 0 || missing.length < wanted.length) return [];
    const object = { kind, namespace: namespaceOf(monitor), name: nameOf(monitor) };
    const [first] = seen;
    const of = first ? `${isPods ? 'Pod' : 'Service'} ${namespaceOf(first)}/${nameOf(first)}` : '';
    return [
      causeByFacts(symptomById('UN-09'), {
        object,
        text: `${kind} ${object.namespace}/${object.name} asks for port ${missing.join(', ')}, and ${of} has ${there.size === 0 ? 'none' : [...there].join(', ')}.`,
      }),
    ];
  });
}
