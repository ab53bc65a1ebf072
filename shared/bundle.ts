import { z } from 'zod';

import { finding } from './finding';

/** The questions of the backup. */
export const backupAnswers = z
  .object({
    /** Ask for a passphrase and encrypt the bundle with age. */
    encrypt: z.boolean(),
  })
  .strict();
export type BackupAnswers = z.infer<typeof backupAnswers>;

export const bundleCounts = z.object({
  certificates: z.number(),
  issuers: z.number(),
  clusterIssuers: z.number(),
  secrets: z.number(),
});

/** What the restore dry run of the time said of one object that would not go through. */
export const dryRunProblem = z.object({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  why: z.string(),
});

/** An object that a bundle does not hold, or that a restore would not take. */
export type LeftOut = z.infer<typeof dryRunProblem>;

/** `bundle.json`, the last member: a bundle without it is cut off. */
export const bundleManifest = z.object({
  format: z.literal(1),
  id: z.string(),
  cluster: z.object({
    name: z.string(),
    server: z.string(),
    kubernetes: z.string(),
    /** Of its namespace kube-system: what stays when its address is another cluster's one day. */
    uid: z.string().optional(),
  }),
  certManager: z.object({ version: z.string(), namespace: z.string() }),
  /** RFC 3339. */
  takenAt: z.string(),
  by: z.string(),
  certferry: z.string(),
  run: z.string().optional(),
  namespaces: z.array(z.string()),
  counts: bundleCounts,
  /** Left out, and why: Certificates that an Ingress owns, references that lead nowhere. */
  leftOut: z.array(dryRunProblem),
  dryRun: z.object({ checked: z.number(), problems: z.array(dryRunProblem) }),
  /** Which certificate each Secret held: what a restore is compared with. */
  census: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      serial: z.string(),
      fingerprint: z.string(),
      notAfter: z.number(),
    }),
  ),
  /** sha256 in hex of every member before this one, in their order. */
  members: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

/** A kept bundle as the list shows it. */
export const bundleView = z.object({
  id: z.string(),
  cluster: z.string(),
  server: z.string(),
  /** The uid of the cluster's namespace kube-system. */
  clusterUid: z.string().optional(),
  takenAt: z.number(),
  by: z.string(),
  /** Bytes of the file. */
  size: z.number(),
  /** sha256 in hex of the file. */
  sha256: z.string(),
  encrypted: z.boolean(),
  namespaces: z.array(z.string()),
  counts: bundleCounts,
  dryRun: z.object({ checked: z.number(), problems: z.number() }),
});
export type BundleView = z.infer<typeof bundleView>;

/** What a backup would hold, and what is to know before it starts. */
export const backupPlan = z.object({
  cluster: z.object({ name: z.string(), server: z.string() }),
  encrypt: z.boolean(),
  findings: z.array(finding),
  /** For the page; not part of the hash, like what follows. */
  counts: bundleCounts,
  namespaces: z.array(z.string()),
  leftOut: z.number(),
});
export type BackupPlan = z.infer<typeof backupPlan>;

/** A file of the bundles' folder that is no whole bundle, and what to do with it. */
export const strayFile = z.object({ file: z.string(), why: z.string() });
export type StrayFile = z.infer<typeof strayFile>;

export const bundleList = z.object({
  /** Newest first. */
  bundles: z.array(bundleView),
  /** Those with a namespace inside whose Secrets this person may not get. */
  hidden: z.number(),
  strays: z.array(strayFile),
  /** The cluster did not say who it is: its bundles are told by its address alone. */
  byAddress: z.boolean().optional(),
  now: z.number(),
});
export type BundleList = z.infer<typeof bundleList>;

export const bundleDetail = z.object({
  bundle: bundleView,
  /** `sealed`: an encrypted bundle tells nothing but what was written beside it. `damaged`: it was read now, and why not. */
  inside: z.discriminatedUnion('is', [
    /** `restore`: RESTORE.md, how it is restored by hand. */
    z.object({ is: z.literal('read'), manifest: bundleManifest, restore: z.string() }),
    z.object({ is: z.literal('sealed') }),
    z.object({ is: z.literal('damaged'), why: z.string() }),
  ]),
});
export type BundleDetail = z.infer<typeof bundleDetail>;

export const bundleInput = z.object({ cluster: z.string(), id: z.string().max(100) });
