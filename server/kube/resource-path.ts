/** A kind of object by where the API server keeps it. */
export interface Kind {
  /** Absent for the core group. */
  readonly group?: string;
  readonly version: string;
  /** Plural, lower case. */
  readonly resource: string;
}

/** `/apis/cert-manager.io/v1/namespaces/shop/certificates/web`, every part encoded. */
export function resourcePath(
  kind: Kind,
  namespace?: string,
  name?: string,
  subresource?: string,
): string {
  const parts = [
    ...(kind.group ? ['apis', kind.group] : ['api']),
    kind.version,
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    kind.resource,
    ...(name === undefined ? [] : [name]),
    ...(subresource === undefined ? [] : [subresource]),
  ];
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
