import { z } from 'zod';

import { finding } from './finding';

/** The questions of the upgrade. */
export const upgradeAnswers = z
  .object({
    /** A version such as `v1.21.2`; empty: the newest patch of the next minor version that the chart's source offers. */
    target: z.string().trim().max(40),
    /** Ask for a passphrase and encrypt the bundle with age. */
    encrypt: z.boolean(),
  })
  .strict();
export type UpgradeAnswers = z.infer<typeof upgradeAnswers>;

/** `helm`: the release owns the CRDs and Helm upgrades them. `separate`: they are applied before Helm. */
export const crdModes = ['helm', 'separate'] as const;

const canaryIssuer = z.object({
  kind: z.enum(['Issuer', 'ClusterIssuer']),
  /** Where its certificate is issued: the issuer's own namespace, or cert-manager's. */
  namespace: z.string(),
  name: z.string(),
  type: z.enum(['SelfSigned', 'CA']),
});
export type CanaryIssuer = z.infer<typeof canaryIssuer>;

export const upgradePlan = z.object({
  from: z.string(),
  to: z.string(),
  namespace: z.string(),
  /** Where the leaders' Leases are, and the Roles that let them. */
  electionNamespace: z.string(),
  release: z.object({ name: z.string(), namespace: z.string(), revision: z.number() }),
  chart: z.object({
    /** `oci://quay.io/jetstack/charts/cert-manager` */
    reference: z.string(),
    version: z.string(),
    /** `sha256:…` of the chart's archive. */
    digest: z.string(),
  }),
  crds: z.enum(crdModes),
  encrypt: z.boolean(),
  /** The issuers that sign a certificate for nothing but to show that they can. */
  canaries: z.array(canaryIssuer),
  /** What Helm writes beside what every chart of cert-manager has, from the manifest of the release. */
  kinds: z.array(
    z.object({ group: z.string(), resource: z.string(), namespace: z.string().optional() }),
  ),
  /** What was looked at and found, blocking ones first. */
  findings: z.array(finding),
  /** For the page; not part of the hash. */
  counts: z.object({
    certificates: z.number(),
    secrets: z.number(),
    canaries: z.number(),
    failing: z.number(),
    dueSoon: z.number(),
  }),
  /** The same with helm and kubectl, one command a line. */
  same: z.array(z.string()),
});
export type UpgradePlan = z.infer<typeof upgradePlan>;

/** One certificate of a verdict. */
const named = z.object({ namespace: z.string(), name: z.string(), why: z.string() });

/** What was measured while an upgrade ran, and a fresh read at its end. Kept as `told.verdict`. */
export const upgradeVerdict = z.object({
  kept: z.boolean(),
  sentence: z.string(),
  compared: z.number(),
  /** Of the compared: TLS Secrets that no Certificate manages. */
  comparedSecrets: z.number(),
  same: z.number(),
  renewedAsDue: z.array(named),
  canaries: z.number(),
  unexpected: z.array(named),
  lost: z.array(named),
  /** TLS Secrets that are not cert-manager's, and that somebody else wrote or deleted meanwhile. */
  foreign: z.array(named),
  /** Made by somebody meanwhile: there is nothing to compare it with. */
  added: z.array(named),
  /** Failing before, and still; counted apart. */
  failingBefore: z.number(),
  newlyFailing: z.array(named),
  requests: z.object({
    due: z.number(),
    canaries: z.number(),
    /** By other programs, or for Certificates made meanwhile. */
    others: z.number(),
    unexpected: z.array(named),
  }),
  /** How many there are of each; the lists themselves name at most 200. */
  counts: z.object({
    renewedAsDue: z.number(),
    unexpected: z.number(),
    lost: z.number(),
    foreign: z.number(),
    added: z.number(),
    newlyFailing: z.number(),
    requests: z.number(),
  }),
  probes: z.object({
    made: z.number(),
    refused: z.number(),
    unanswered: z.number(),
    /** Milliseconds. */
    longestGap: z.number(),
    /** Times in which nobody measured, for example because Certferry was restarted. */
    unmeasured: z.array(z.object({ from: z.number(), to: z.number() })),
  }),
  /**
   * `counted`: the new leader's metrics said so. `short`: they said that it has not looked at all yet. `waited`: they
   * could not be read, why, and so many seconds.
   */
  synced: z.discriminatedUnion('is', [
    z.object({ is: z.literal('counted'), syncs: z.number(), certificates: z.number() }),
    z.object({
      is: z.literal('short'),
      syncs: z.number(),
      certificates: z.number(),
      seconds: z.number(),
    }),
    z.object({ is: z.literal('waited'), seconds: z.number(), why: z.string() }),
  ]),
  seconds: z.number(),
});
export type UpgradeVerdict = z.infer<typeof upgradeVerdict>;
