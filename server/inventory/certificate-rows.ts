import { within } from '@/shared/actor';
import type { CertificateRow } from '@/shared/certificate';
import type { SecretHealth } from '@/shared/secret';

import type { CertificateFacts } from '../domain/certificate-facts';
import {
  certificateState,
  type Issuance,
  type KnownIssuer,
  stuckAfter,
} from '../domain/certificate-state';
import { lateFrom } from '../domain/ending-findings';
import type { SecretFacts } from '../domain/secret-facts';
import { findingCodes, listedFindings } from '../domain/secret-findings';
import { secretHealth } from '../domain/secret-health';
import type { BackOffLimits } from '../domain/trigger/back-off';
import { freshnessFor } from './freshness-for';
import { freshnessOf, type Inventory } from './inventory';
import { isComplete } from './is-complete';
import { knownCauseOf } from './known-cause-of';
import { nextMoment } from './next-moment';
import type { Scopes } from './scopes';
import { storedSecret } from './stored-secret';
import { secretKey } from './writers';

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

interface Health {
  readonly secret: SecretHealth;
  /** Codes of what is wrong with the Secret. */
  readonly codes: readonly string[];
}

const unknown = (why: string): Health => ({ secret: { state: 'unknown', why }, codes: [] });

/** What is stored is judged by what its owner asks for, which may be another Certificate. */
function healthOf(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): Health {
  const where = secretKey(facts);
  if (!within(scopes.secrets, facts.namespace))
    return unknown(`You may not list Secrets in ${facts.namespace}.`);
  const found = storedSecret(inventory, where);
  if (found) {
    const written = inventory.lists.writers.told(where, found.issuedFor);
    const told = listedFindings(found, written, undefined, now);
    return { secret: secretHealth(found, told, now), codes: findingCodes(told) };
  }
  if (inventory.secretNames.rows.has(where))
    return unknown(
      `Secret ${where} is not of type kubernetes.io/tls, and has not the label that cert-manager gives its own: it is judged on its own page only.`,
    );
  if (isComplete(freshnessOf(inventory, 'secrets'))) {
    const secret = { state: 'missing', why: `There is no Secret ${where}.` } as const;
    return { secret, codes: ['secret-missing'] };
  }
  const freshness = freshnessFor(inventory, scopes, 'secrets');
  return unknown('why' in freshness ? freshness.why : 'Secrets are still being read.');
}

/** What the clock alone changes beside the dates of a certificate: how long an issuance may take. */
function issuanceOf(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): Issuance & { readonly until: number } {
  if (facts.issuing?.status !== 'True') return { until: Infinity };
  const { since } = facts.issuing;
  const { cause, waiting, until } = knownCauseOf(inventory, scopes, facts, now);
  const bound = since === undefined ? undefined : since + stuckAfter;
  return { cause, waiting, until: nextMoment(now, until, bound) };
}

export type Judged = Pick<CertificateRow, 'state' | 'secret'> & {
  readonly codes: readonly string[];
  /** Until when the verdict holds, whatever the certificate's own dates are. */
  readonly until: number;
};

/**
 * The verdicts on one Certificate at `now`, of its own facts, its issuer's, its issuance's and its Secret's. `limits`:
 * the controller's, which lists do not know.
 */
export function judge(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
  limits?: BackOffLimits,
): Judged {
  const issuance = issuanceOf(inventory, scopes, facts, now);
  const issuer = issuerOf(inventory, scopes, facts);
  return {
    state: certificateState(facts, issuer, now, { ...issuance, limits }),
    ...healthOf(inventory, scopes, facts, now),
    until: issuance.until,
  };
}

/** A TLS Secret that no Certificate writes, in the words of a Certificate. */
export function unmanagedSecret(
  stored: SecretFacts,
  now: number,
): Judged & { readonly facts: CertificateFacts } {
  const { namespace, name, leaf } = stored;
  const told = listedFindings(stored, noWriter, undefined, now);
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
    secret: secretHealth(stored, told, now),
    codes: findingCodes(told),
    until: leaf ? nextMoment(now, lateFrom(leaf)) : Infinity,
  };
}

const noWriter = { count: 0, some: [] } as const;

/** As it is shown. */
export function shownRow(
  facts: CertificateFacts,
  judged: Pick<Judged, 'state' | 'secret'>,
  managed = true,
): CertificateRow {
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
  limits?: BackOffLimits,
): CertificateRow {
  return shownRow(facts, judge(inventory, scopes, facts, now, limits));
}
