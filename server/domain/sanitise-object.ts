import { isRecord } from '@/shared/fields';

import type { RawObject } from './raw-object';

/** What the API server sets, or what would make another cluster's garbage collector delete the object. */
const ofTheServer = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'selfLink',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
]);
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** An entry of a list says neither, where the list says it for all. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

function metadataOf(object: RawObject): RawObject {
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  const kept = Object.entries(metadata).filter(([name]) => !ofTheServer.has(name));
  return Object.fromEntries(
    kept.flatMap(([name, value]) => {
      if (name !== 'annotations' || !isRecord(value)) return [[name, value]];
      const rest = Object.entries(value).filter(([key]) => key !== lastApplied);
      return rest.length > 0 ? [[name, Object.fromEntries(rest)]] : [];
    }),
  );
}

/** An object as another cluster takes it: all that a person or a controller wrote, nothing that the API server did. */
export function sanitiseObject({ apiVersion, kind }: TypeMeta, object: RawObject): RawObject {
  const {
    apiVersion: _apiVersion,
    kind: _kind,
    metadata: _metadata,
    status: _status,
    ...rest
  } = object;
  return { apiVersion, kind, metadata: metadataOf(object), ...rest };
}
