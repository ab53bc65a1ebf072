import { z } from 'zod';

import { objectReference } from './finding';

const areas = [
  'webhook',
  'api',
  'helm',
  'process',
  'certificate',
  'request',
  'issuer',
  'acme',
  'uninstall',
  'restore',
  'gitops',
  'monitoring',
] as const;

/** One way in which cert-manager is known to fail. */
export const knownSymptom = z.object({
  /** Stable: `AC-09`. */
  id: z.string(),
  area: z.enum(areas),
  /** What people see, in a few words. */
  title: z.string(),
  explanation: z.string(),
  remedy: z.string(),
  /** The page that tells more. */
  source: z.string(),
});
export type KnownSymptom = z.infer<typeof knownSymptom>;

/** More of a text says nothing new, a pattern would take its time over it, and an address has no room for it. */
export const mostExplained = 4_000;

export const explainQuery = z.object({
  /** Where the person has signed in; the answer does not depend on it. */
  cluster: z.string(),
  text: z.string().min(1).max(mostExplained),
});

export const explanation = z.object({
  /** Empty: nobody knows that text; it is to be shown as it is. */
  symptoms: z.array(knownSymptom),
  /** Quotes the text. */
  sentence: z.string(),
  /** The object that the text is about, where it names one. */
  object: objectReference.optional(),
});
export type Explanation = z.infer<typeof explanation>;
