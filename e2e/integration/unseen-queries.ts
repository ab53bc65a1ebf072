import type { callerOf } from './people';
import { testbed } from './testbed';

export const [mine, more, theirs] = ['unseen-mine', 'unseen-more', 'unseen-theirs'] as const;
const cluster = testbed.name;

type Caller = ReturnType<typeof callerOf>;
export type Asked = Readonly<Record<string, (of: Caller) => readonly Promise<unknown>[]>>;

const facets = ['namespaces', 'issuers'] as const;
const hidden = { cluster, namespace: theirs, name: 'unseen-web' };
const hiddenSecret = { ...hidden, name: 'web-tls' };
const own = { cluster, namespace: mine, name: 'web' };
/** Its issuer may not be seen by everybody, whether there is one or not. */
const byCompany = { cluster, namespace: more, name: 'by-company' };
const ownSecret = { ...own, name: 'web-tls' };

/** What is told otherwise to who may see what others may not. */
export const telling: Asked = {
  'certificates.list': ({ certificates }) => [
    certificates.list({
      cluster,
      managed: 'all',
      facets: ['namespaces', 'issuers', 'keys', 'findings', 'managed'],
    }),
    certificates.list({ cluster, text: 'unseen' }),
    certificates.list({ cluster, namespaces: [mine, theirs], sort: 'expiry', descending: true }),
    certificates.list({ cluster, causes: true, limit: 500 }),
  ],
  'certificates.forecast': ({ certificates }) => [certificates.forecast({ cluster })],
  'certificates.get': ({ certificates }) => [certificates.get(hidden)],
  'certificates.events': ({ certificates }) => [certificates.events(hidden)],
  'certificates.logs': ({ certificates }) => [certificates.logs(hidden)],
  'secrets.list': ({ secrets }) => [
    secrets.list({ cluster, facets: ['namespaces', 'keys', 'issuers'] }),
    secrets.list({ cluster, managed: false, text: 'unseen' }),
  ],
  'secrets.get': ({ secrets }) => [secrets.get(hiddenSecret)],
  'issuers.list': ({ issuers }) => [issuers.list({ cluster })],
  'issuers.get': ({ issuers }) => [
    issuers.get({ cluster, kind: 'Issuer', namespace: theirs, name: 'unseen-ca' }),
    issuers.get({ cluster, kind: 'ClusterIssuer', name: 'unseen-company' }),
  ],
  'requests.list': ({ requests }) => [requests.list({ cluster, facets: [...facets] })],
  'orders.list': ({ orders }) => [orders.list({ cluster, facets: [...facets] })],
  'challenges.list': ({ challenges }) => [challenges.list({ cluster, facets: [...facets] })],
};

/** What is told of what everybody here may see, and of no object at all. */
export const others: Asked = {
  'certificates.get': ({ certificates }) => [certificates.get(own), certificates.get(byCompany)],
  'certificates.events': ({ certificates }) => [
    certificates.events(own),
    certificates.events(byCompany),
  ],
  'certificates.logs': ({ certificates }) => [certificates.logs(own), certificates.logs(byCompany)],
  'secrets.get': ({ secrets }) => [secrets.get(ownSecret)],
  'secrets.consumers': ({ secrets }) => [
    secrets.consumers(ownSecret),
    secrets.consumers(hiddenSecret),
  ],
  'issuers.get': ({ issuers }) => [
    issuers.get({ cluster, kind: 'Issuer', namespace: mine, name: 'ca' }),
  ],
  'session.get': ({ session }) => [session.get({ cluster })],
  'clusters.list': ({ clusters }) => [clusters.list({ cluster })],
  'installation.summary': ({ installation }) => [installation.summary({ cluster })],
  'installation.get': ({ installation }) => [installation.get({ cluster })],
  'installation.causes': ({ installation }) => [installation.causes({ cluster })],
  'symptoms.explain': ({ symptoms }) => [
    symptoms.explain({ cluster, text: `${theirs}/unseen-web: unknown flag: --foo` }),
  ],
  'wizards.list': ({ wizards }) => [wizards.list({ cluster })],
  'wizards.plan': ({ wizards }) => [
    wizards.plan({ cluster, wizard: 'backup', answers: { encrypt: false } }),
  ],
  'runs.list': ({ runs }) => [runs.list({ cluster })],
  'runs.get': ({ runs }) => [runs.get({ cluster, id: 'unseen' })],
  'runs.rights': ({ runs }) => [runs.rights({ cluster, id: 'unseen' })],
  'bundles.list': ({ bundles }) => [bundles.list({ cluster })],
  'bundles.get': ({ bundles }) => [bundles.get({ cluster, id: 'unseen' })],
};
