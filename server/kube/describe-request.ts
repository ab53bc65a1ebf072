const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'change',
  DELETE: 'delete',
};

/** What a path of the API server names: `/apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE`. */
function parse(path: string): { kind: string; namespace?: string; name?: string } | undefined {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] !== 'api' && parts[0] !== 'apis') return undefined;
  const group = parts[0] === 'apis' ? `.${parts[1]}` : '';
  const rest = parts.slice(group ? 3 : 2);
  const namespace = rest[0] === 'namespaces' && rest.length > 2 ? rest[1] : undefined;
  const [resource, name, subresource] = namespace ? rest.slice(2) : rest;
  if (!resource) return undefined;
  return { kind: `${resource}${subresource ? `/${subresource}` : ''}${group}`, namespace, name };
}

/** A request in the words of an access rule: `list secrets in shop`, `read secrets shop/web-tls`. */
export function describeRequest(method: string, path: string, watching = false): string {
  const verb = verbs[method] ?? method;
  const named = parse(path);
  if (!named) return `${verb} ${path}`;
  const { kind, namespace, name } = named;
  if (name) return `${verb} ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  const where = namespace ? ` in ${namespace}` : '';
  if (method !== 'GET') return `${verb} ${kind}${where}`;
  return `${watching ? 'watch' : 'list'} ${kind}${where}`;
}
