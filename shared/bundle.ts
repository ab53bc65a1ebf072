import { z } from 'zod';

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

/** `bundle.json`, the last member: a bundle without it is cut off. */
export const bundleManifest = z.object({
  format: z.literal(1),
  id: z.string(),
  cluster: z.object({ name: z.string(), server: z.string(), kubernetes: z.string() }),
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
  /** sha256 in hex of every member before this one, in their order. */
  members: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

/** A kept bundle as the list shows it. */
export const bundleView = z.object({
  id: z.string(),
  cluster: z.string(),
  server: z.string(),
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
