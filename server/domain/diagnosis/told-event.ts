import { field, numberField, textField, timeField } from '@/shared/fields';

/** One Kubernetes event; the same one again only counts up. */
export interface ToldEvent {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly warning: boolean;
  readonly reason: string;
  readonly message: string;
  readonly from: string;
  readonly count: number;
  readonly first?: number;
  readonly at?: number;
}

/** The newer recorder tells of a series and leaves firstTimestamp and lastTimestamp empty. */
function times(event: unknown): Pick<ToldEvent, 'first' | 'at'> {
  const made = timeField(event, 'eventTime') ?? timeField(event, 'metadata', 'creationTimestamp');
  const first = timeField(event, 'firstTimestamp') ?? made;
  const last = timeField(event, 'series', 'lastObservedTime') ?? timeField(event, 'lastTimestamp');
  return { first, at: last ?? first };
}

export function toldEvent(event: unknown): ToldEvent {
  const about = field(event, 'involvedObject');
  const text = (...path: readonly string[]) => textField(event, ...path) ?? '';
  return {
    kind: textField(about, 'kind') ?? '',
    namespace: textField(about, 'namespace') ?? '',
    name: textField(about, 'name') ?? '',
    uid: textField(about, 'uid') ?? '',
    warning: text('type') === 'Warning',
    reason: text('reason'),
    message: text('message'),
    from: text('source', 'component') || text('reportingComponent'),
    count: numberField(event, 'series', 'count') ?? numberField(event, 'count') ?? 1,
    ...times(event),
  };
}
