import { within } from '@/shared/actor';
import type { CertificateRow } from '@/shared/certificate';
import type { SecretHealth } from '@/shared/secret';

import type { CertificateFacts } from '../domain/certificate-facts';
import { certificateState, type KnownIssuer } from '../domain/certificate-state';
import type { SecretFacts } from '../domain/secret-facts';
import { secretHealth } from '../domain/secret-health';
import { freshnessFor } from './freshness-for';
import { freshnessOf, type Inventory } from './inventory';
import { isComplete } from './is-complete';
import type { Scopes } from './scopes';
import { storedSecret } from './stored-secret';

function issuerOf(inventory: Inventory, scopes: Scopes, facts: CertificateFacts): KnownIssuer {
  const { kind, name, group } = facts.issuer;
  if (group !== 'cert-manager.io' || (kind !== 'Issuer' && kind !== 'ClusterIssuer'))
    return { is: 'unknown' };
  const resource = kind === 'Issuer' ? 'issuers' : 'clusterissuers';
  const visible =
    kind === 'Issuer'
      ? within(scopes.issuers, facts.namespace)
      : scopes.clusterissuers.of === 'cluster';
  if (!visible) return { is: 'unknown' };
  const found = inventory[resource].rows.get(
    kind === 'Issuer' ? `${facts.namespace}/${name}` : name,
  );
  if (found) return { is: 'here', facts: found };
  return isComplete(freshnessOf(inventory, resource)) ? { is: 'absent' } : { is: 'unknown' };
}

function healthOf(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): SecretHealth {
  const where = `${facts.namespace}/${facts.secretName}`;
  if (!within(scopes.secrets, facts.namespace))
    return { state: 'unknown', why: `You may not list Secrets in ${facts.namespace}.` };
  const found = storedSecret(inventory, where);
  if (found) return secretHealth(found, now);
  if (inventory.secretNames.rows.has(where))
    return {
      state: 'unknown',
      why: `Secret ${where} is not of type kubernetes.io/tls, and has not the label that cert-manager gives its own: it is judged on its own page only.`,
    };
  if (isComplete(freshnessOf(inventory, 'secrets')))
    return { state: 'missing', why: `There is no Secret ${where}.` };
  const freshness = freshnessFor(inventory, scopes, 'secrets');
  return {
    state: 'unknown',
    why: 'why' in freshness ? freshness.why : 'Secrets are still being read.',
  };
}

type Judged = Pick<CertificateRow, 'state' | 'secret'>;

/** The verdicts on one Certificate at `now`, of its own facts, its issuer's and its Secret's. */
export function judge(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): Judged {
  return {
    state: certificateState(facts, issuerOf(inventory, scopes, facts), now),
    secret: healthOf(inventory, scopes, facts, now),
  };
}

/** A TLS Secret that no Certificate writes, in the words of a Certificate. */
export function unmanagedSecret(
  stored: SecretFacts,
  now: number,
): Judged & { readonly facts: CertificateFacts } {
  const { namespace, name, leaf } = stored;
  return {
    facts: {
      namespace,
      name,
      issuer: { name: leaf?.issuer ?? '', kind: '', group: '' },
      secretName: name,
      names: leaf?.names ?? [],
      key: leaf?.key ?? '',
      isCA: leaf?.isCA ?? false,
      ...(leaf && { notBefore: leaf.notBefore, notAfter: leaf.notAfter }),
    },
    state: {
      state: 'unmanaged',
      why: 'No Certificate writes this Secret: cert-manager does not renew it.',
    },
    secret: secretHealth(stored, now),
  };
}

/** As it is shown. */
export function shownRow(facts: CertificateFacts, judged: Judged, managed = true): CertificateRow {
  return {
    namespace: facts.namespace,
    name: facts.name,
    managed,
    state: judged.state,
    issuer: facts.issuer,
    secretName: facts.secretName,
    names: [...facts.names],
    key: facts.key,
    isCA: facts.isCA,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    renewalTime: facts.renewalTime,
    revision: facts.revision,
    secret: judged.secret,
  };
}

/** One Certificate as it is shown at `now`: its own facts joined with its issuer's and its Secret's. */
export function certificateRow(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): CertificateRow {
  return shownRow(facts, judge(inventory, scopes, facts, now));
}
