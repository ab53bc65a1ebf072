import type { Condition } from '@/shared/condition';
import { field, isRecord, listField, textField } from '@/shared/fields';

import { conditionOf, conditions } from './conditions';
import { referencedSecrets } from './referenced-secrets';

export interface IssuerFacts {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly namespace?: string;
  readonly name: string;
  readonly type: string;
  readonly with?: string;
  /** Those that its spec names. */
  readonly secrets?: readonly string[];
  /** API groups of the DNS-01 webhooks that it solves by; their names are free. */
  readonly webhookGroups?: readonly string[];
  readonly ready?: Condition;
}

const types: Readonly<Record<string, { readonly type: string; readonly with: string }>> = {
  selfSigned: { type: 'SelfSigned', with: '' },
  ca: { type: 'CA', with: 'secretName' },
  acme: { type: 'ACME', with: 'server' },
  vault: { type: 'Vault', with: 'server' },
  venafi: { type: 'Venafi', with: 'zone' },
};

/** The one key of the spec that says how the issuer signs. */
function signing(issuer: unknown): { type: string; with?: string } {
  const spec = field(issuer, 'spec');
  const keys = isRecord(spec) ? Object.keys(spec) : [];
  const known = keys.find((key) => Object.hasOwn(types, key));
  const shape = types[known ?? ''];
  if (known === undefined || !shape) return { type: keys[0] ?? 'unknown' };
  return { type: shape.type, with: textField(spec, known, shape.with) };
}

function secretsOf(issuer: unknown): Pick<IssuerFacts, 'secrets'> {
  const { secrets, pullSecrets } = referencedSecrets(field(issuer, 'spec'));
  const names = [...secrets, ...pullSecrets];
  return names.length > 0 ? { secrets: names } : {};
}

function webhookGroupsOf(issuer: unknown): Pick<IssuerFacts, 'webhookGroups'> {
  const groups = listField(issuer, 'spec', 'acme', 'solvers').flatMap(
    (one) => textField(one, 'dns01', 'webhook', 'groupName') || [],
  );
  return groups.length > 0 ? { webhookGroups: groups } : {};
}

export function issuerFacts(kind: IssuerFacts['kind'], issuer: unknown): IssuerFacts {
  return {
    kind,
    ...(kind === 'Issuer' && { namespace: textField(issuer, 'metadata', 'namespace') ?? '' }),
    name: textField(issuer, 'metadata', 'name') ?? '',
    ...signing(issuer),
    ...secretsOf(issuer),
    ...webhookGroupsOf(issuer),
    ready: conditionOf(conditions(issuer), 'Ready'),
  };
}
