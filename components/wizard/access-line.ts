import type { Access } from '@/shared/access';

/** `patch deployments.apps/cert-manager in cert-manager, to upgrade the release` */
export function accessLine({
  verb,
  group,
  resource,
  subresource,
  namespace,
  name,
  ...why
}: Access) {
  const kind = `${resource}${group === '' ? '' : `.${group}`}`;
  const what = [kind, name, subresource].filter((part) => part !== undefined).join('/');
  const where = namespace === undefined ? 'in the whole cluster' : `in ${namespace}`;
  return `${verb} ${what} ${where}, to ${why.to}${why.optional ? ' (not necessary)' : ''}`;
}
