import { z } from 'zod';

import { besides } from './beside';
import { finding } from './finding';
import { components } from './run';

const named = z.object({ name: z.string(), namespace: z.string() });

/** How a cert-manager came into the cluster, and with that who upgrades it and what an uninstall takes with it. */
const method = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('helm'),
    release: named,
    revision: z.number(),
    /** Helm's word: deployed, failed, pending-upgrade and so on. */
    status: z.string(),
    /** Name and version; absent where the release's record cannot be read. */
    chart: z.string().optional(),
    /**
     * What `helm uninstall` does to the CRDs. `go`: they are in the release and go with it. `stay`: they are in it and
     * kept. `apart`: they are not in it. `mixed`: not the same for all six. `unknown`: its record or they cannot be read.
     */
    crds: z.enum(['go', 'stay', 'apart', 'mixed', 'unknown']),
  }),
  /** The Deployment names a release, but Helm's records may not be read. */
  z.object({ is: z.literal('helm-unread'), release: named }),
  /** Rendered by Helm's templates without a release: by `helm template`, as Argo CD does it, or its records are gone. */
  z.object({ is: z.literal('rendered') }),
  z.object({ is: z.literal('static') }),
  z.object({ is: z.literal('operator') }),
  z.object({ is: z.literal('unknown') }),
]);
export type InstallMethod = z.infer<typeof method>;

/** Who acts among the pods of a component, as its Lease says. */
const leader = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('leads'),
    holder: z.string(),
    /** Absent where the holder is no pod of this component that is there. */
    pod: z.string().optional(),
    /** Milliseconds since 1970. */
    since: z.number().optional(),
    renewed: z.number(),
  }),
  /** It was held, and has not been renewed in its time. */
  z.object({ is: z.literal('late'), holder: z.string(), renewed: z.number().optional() }),
  z.object({ is: z.literal('nobody') }),
  /** Election is turned off: every pod acts. */
  z.object({ is: z.literal('not-elected') }),
]);
export type Leader = z.infer<typeof leader>;

const component = z.object({
  component: z.enum(components),
  /** Of its Deployment. */
  name: z.string(),
  image: z.string(),
  version: z.string(),
  wanted: z.number(),
  ready: z.number(),
  /** Of all its pods together; absent where they may not be read. */
  restarts: z.number().optional(),
  /** Absent for the webhook, which elects nobody, and where the Lease may not be read. */
  leader: leader.optional(),
});
export type InstalledComponent = z.infer<typeof component>;

/** What names a version, and which. */
const versionSource = z.object({ source: z.string(), version: z.string() });
export type VersionSource = z.infer<typeof versionSource>;

const support = z.discriminatedUnion('is', [
  /** Until a day, or until that minor version is released. */
  z.object({ is: z.literal('supported'), until: z.string() }),
  z.object({ is: z.literal('ended'), since: z.string() }),
  z.object({ is: z.literal('unknown'), why: z.string() }),
]);
export type Support = z.infer<typeof support>;

/** What one webhook of a configuration trusts. */
const webhook = z.object({
  kind: z.enum(['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']),
  name: z.string(),
  /** `webhook.cert-manager.io` */
  webhook: z.string(),
  /** `fits`: its CA bundle holds the CA that signs the webhook's certificate. `unknown`: that CA may not be read. */
  bundle: z.enum(['fits', 'empty', 'unreadable', 'differs', 'unknown']),
});
export type WebhookTrust = z.infer<typeof webhook>;

/** The CA that signs the webhook's own certificate, as its Secret holds it. */
const servingCa = z.object({
  secret: named,
  fingerprint: z.string(),
  notBefore: z.number(),
  notAfter: z.number(),
});
export type ServingCa = z.infer<typeof servingCa>;

/** What the API server said when it was asked through the webhook. */
export const apiChecked = z.object({ at: z.number(), problem: z.string().optional() });

const crd = z.object({
  name: z.string(),
  /** Of its label. */
  version: z.string().optional(),
  storedVersions: z.array(z.string()),
  /** `None`, or `Webhook`, which only releases before 1.7 have a use for. */
  conversion: z.string(),
  established: z.boolean(),
});
export type InstalledCrd = z.infer<typeof crd>;

/** One setting of the controller, and where it is from: a flag wins over the configuration file. */
const option = z.object({
  /** The flag's, without its dashes. */
  name: z.string(),
  value: z.string(),
  source: z.enum(['flag', 'config', 'default']),
});
export type InstalledOption = z.infer<typeof option>;

const gate = z.object({
  component: z.enum(components),
  name: z.string(),
  on: z.boolean(),
  source: z.enum(['flag', 'config']),
});
export type FeatureGate = z.infer<typeof gate>;

/** The TLS Secrets that go with their Certificate, of those that the person may list. */
const ownerReferences = z.object({
  count: z.number(),
  /** `namespace/name`, a few. */
  examples: z.array(z.string()),
  /** How many TLS Secrets were looked at. */
  of: z.number(),
});
export type OwnerReferences = z.infer<typeof ownerReferences>;

const installed = z.object({
  namespace: z.string(),
  /** Of the controller's image, `v1.20.3`; `unknown` where nothing says it. */
  version: z.string(),
  versions: z.array(versionSource),
  method,
  /** Who would put back what is changed by hand, and the label or annotation that says so. */
  manager: z.object({ who: z.string(), what: z.string() }).optional(),
  support,
  components: z.array(component),
  webhooks: z.array(webhook),
  /** Absent where it may not be read, is not there, or the webhook serves with a certificate from elsewhere. */
  servingCa: servingCa.optional(),
  options: z.array(option),
  gates: z.array(gate),
  findings: z.array(finding),
});
export type Installed = z.infer<typeof installed>;

/** What may have been read only in part. */
export const installationParts = [
  'deployments',
  'pods',
  'leases',
  'releases',
  'crds',
  'webhooks',
  'webhook-ca',
  'config',
  'secrets',
] as const;
export type InstallationPart = (typeof installationParts)[number];

/** Everything that is known of the cert-managers of a cluster, each part read with the rights of the person who asks. */
export const installationDetail = z.object({
  /** Kubernetes' version; empty where the API server does not say. */
  kubernetes: z.string(),
  installations: z.array(installed),
  /** Those of the six that are there. */
  crds: z.array(crd),
  /** Absent while the Secrets are not known. */
  ownerReferences: ownerReferences.optional(),
  /** Of the cluster as a whole: its CRDs, and several installations beside each other. */
  findings: z.array(finding),
  /** What could not be read, and why: nothing is concluded from it. */
  unread: z.array(z.object({ part: z.enum(installationParts), why: z.string() })),
  /** Of what no watch tells, and why: what changes of it shows only when this is read again. */
  unheard: z.array(z.object({ what: z.enum(besides), why: z.string() })),
  /** The API server's clock, milliseconds since 1970. */
  now: z.number(),
});
export type InstallationDetail = z.infer<typeof installationDetail>;
