import { Failure } from '@/shared/failure';

/** A kind of object by where the API server keeps it. */
export interface Kind {
  /** Absent for the core group. */
  readonly group?: string;
  readonly version: string;
  /** Plural, lower case. */
  readonly resource: string;
}

/** What Kubernetes itself refuses: it would name another path, and an empty one the whole list. */
function refuseOtherPaths(part: string): void {
  if (part !== '' && part !== '.' && part !== '..' && !/[/%]/.test(part)) return;
  throw new Failure(
    'invalid',
    `${JSON.stringify(part)} cannot be the name of an object: it is empty, . or .., or holds a / or a %.`,
  );
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
  parts.forEach(refuseOtherPaths);
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
