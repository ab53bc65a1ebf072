import { z } from 'zod';

import { certificateStates } from './certificate';
import { cause, chainEvents } from './chain';
import { condition } from './condition';
import { finding } from './finding';
import { freshness } from './freshness';
import { issuerRow } from './issuer';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** A Secret that the issuer's spec names. Nothing of what is in it but the names of its keys was looked at. */
const secretReference = z.object({
  /** Below spec: `acme.privateKeySecretRef`. */
  path: z.string(),
  /** Absent where it is not known: that of a ClusterIssuer depends on how the controller runs. */
  namespace: z.string().optional(),
  name: z.string(),
  /** All of one of these lists have to be in it; empty: nobody says which. */
  keys: z.array(z.array(z.string())),
  state: z.discriminatedUnion('is', [
    z.object({ is: z.literal('present') }),
    z.object({ is: z.literal('missing') }),
    z.object({ is: z.literal('key-missing'), keys: z.array(z.string()) }),
    z.object({ is: z.literal('unread'), why: z.string() }),
  ]),
});
export type SecretReference = z.infer<typeof secretReference>;

export const issuerQueryOne = z.object({
  cluster: z.string(),
  kind: z.enum(['Issuer', 'ClusterIssuer']),
  /** Of an Issuer. */
  namespace: z.string().optional(),
  name: z.string(),
});

export type IssuerQueryOne = z.infer<typeof issuerQueryOne>;

export const issuerDetail = z.object({
  row: issuerRow,
  conditions: z.array(condition),
  /** Why it cannot sign; absent where it can, or has not said yet. */
  cause: cause.optional(),
  findings: z.array(finding),
  account: z
    .object({
      server: z.string(),
      email: z.string().optional(),
      /** What the server calls the account; absent before it is registered. */
      uri: z.string().optional(),
      registeredEmail: z.string().optional(),
    })
    .optional(),
  /** Of an ACME issuer. An empty selector takes every name. */
  solvers: z.array(
    z.object({
      /** `DNS-01 route53`, `HTTP-01 ingress`. */
      type: z.string(),
      dnsNames: z.array(z.string()),
      dnsZones: z.array(z.string()),
      labels: z.array(z.string()),
    }),
  ),
  references: z.array(secretReference),
  /** What a CA issuer signs with, where its Secret may be read. */
  ca: z
    .object({
      subject: z.string(),
      notAfter: moment,
      fingerprint: z.string(),
      /** How many Certificates that name it are valid for longer. */
      outlived: z.number(),
    })
    .optional(),
  /** The first 100 of the Certificates that name it, of those that the actor may see; `row` has the number of all. */
  certificates: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      state: z.enum(certificateStates),
    }),
  ),
  /** How well these are known: `forbidden` where the actor may list none that could name it. */
  known: freshness,
  /** In how many namespaces the actor may list Certificates; absent: in the whole cluster, or an Issuer has but one. */
  seen: z.number().optional(),
  /** About the issuer itself, the newest first. */
  events: chainEvents,
  /** The object as the API server returned it, without managedFields, passwords and tokens. */
  yaml: z.string(),
  /** Read it again when one of these changes: objects, and what a new object may belong to. */
  madeOf: z.array(z.string()),
  freshness,
  now: moment,
});
export type IssuerDetail = z.infer<typeof issuerDetail>;
