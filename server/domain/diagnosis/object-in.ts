import type { Evidence } from '@/shared/chain';

type Reference = Evidence['object'];

/** How kubectl, helm, the API server and webhooks call an object in an error, the most telling first. */
const patterns: readonly { readonly says: RegExp; readonly of: (found: string[]) => Reference }[] =
  [
    {
      // helm: `resource Job/cert-manager/cert-manager-startupapicheck not ready`
      says: /\bresource ([A-Z]\w+)\/([\w.-]+)\/([\w.-]+) not ready/,
      of: ([kind = '', namespace = '', name = '']) => ({ kind, namespace, name }),
    },
    {
      // helm: `CustomResourceDefinition "x" in namespace "" exists`
      says: /\b([A-Z]\w+) "([\w.:-]+)" in namespace "([\w-]*)"/,
      of: ([kind = '', name = '', namespace = '']) => ({
        kind,
        ...(namespace && { namespace }),
        name,
      }),
    },
    {
      // the API server: `Deployment.apps "x" is invalid`, `The CustomResourceDefinition "x" is invalid`
      says: /\b([A-Z]\w+)(?:\.[\w.-]+)? "([\w.:-]+)" is invalid/,
      of: ([kind = '', name = '']) => ({ kind, name }),
    },
    {
      // helm: `for object cert-manager/cert-manager apps/v1, Kind=Deployment`
      says: /\bfor object ([\w-]*)\/([\w.:-]+) [\w./-]+, Kind=(\w+)/,
      of: ([namespace = '', name = '', kind = '']) => ({
        kind,
        ...(namespace && { namespace }),
        name,
      }),
    },
    {
      says: /\bservice "([\w-]+)" not found|no endpoints available for service "([\w-]+)"/,
      of: ([one = '', other = '']) => ({ kind: 'Service', name: one || other }),
    },
  ];

/** The object that an error is about, where it names one. */
export function objectIn(text: string): Reference | undefined {
  for (const { says, of } of patterns) {
    const found = says.exec(text);
    if (found) return of(found.slice(1).map((one) => one ?? ''));
  }
  return undefined;
}
