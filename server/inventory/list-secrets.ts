import { within } from '@/shared/actor';
import { type SecretPage, type SecretQuery, type SecretRow, secretStates } from '@/shared/secret';

import type { SecretFacts } from '../domain/secret-facts';
import { secretHealth } from '../domain/secret-health';
import { countBy } from './count-by';
import { freshnessFor, namespacesSeen } from './freshness-for';
import { hasSerial } from './has-serial';
import type { Inventory } from './inventory';
import { byText, inOrder } from './order';
import type { Scopes } from './scopes';

/** The names of the Certificates that write each Secret, by `namespace/secret`. */
function owners(inventory: Inventory, scopes: Scopes): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { namespace, name, secretName } of inventory.certificates.rows.values()) {
    if (!within(scopes.certificates, namespace)) continue;
    const key = `${namespace}/${secretName}`;
    const names = found.get(key);
    if (names) names.push(name);
    else found.set(key, [name]);
  }
  return found;
}

function row(facts: SecretFacts, certificates: string[] | undefined, now: number): SecretRow {
  const { leaf } = facts;
  return {
    namespace: facts.namespace,
    name: facts.name,
    health: secretHealth(facts, now),
    ...(certificates && { certificates }),
    names: leaf ? [...leaf.names] : [],
    ...(leaf && {
      subject: leaf.subject,
      issuer: leaf.issuer,
      serial: leaf.serial,
      key: leaf.key,
      notBefore: leaf.notBefore,
      notAfter: leaf.notAfter,
    }),
  };
}

function matches(one: SecretRow, text: string): boolean {
  const { namespace, name, subject = '', issuer = '', names, certificates = [] } = one;
  return (
    hasSerial(one.serial, text) ||
    [`${namespace}/${name}`, subject, issuer, ...names, ...certificates].some((value) =>
      value.toLowerCase().includes(text),
    )
  );
}

const sound = ({ health }: SecretRow) => health.state === 'sound';
const managed = ({ certificates }: SecretRow) =>
  certificates === undefined || certificates.length > 0;

export function listSecrets(
  inventory: Inventory,
  scopes: Scopes,
  query: SecretQuery,
  now: number,
): SecretPage {
  const owned = owners(inventory, scopes);
  const visible: SecretRow[] = [];
  for (const [key, facts] of inventory.secrets.rows) {
    if (!within(scopes.secrets, facts.namespace)) continue;
    const certificates = within(scopes.certificates, facts.namespace)
      ? (owned.get(key) ?? [])
      : undefined;
    visible.push(row(facts, certificates, now));
  }
  const namespaces = query.namespaces && new Set(query.namespaces);
  const inNamespaces = namespaces
    ? visible.filter((one) => namespaces.has(one.namespace))
    : visible;
  const text = query.text?.trim().toLowerCase();
  const named = text ? inNamespaces.filter((one) => matches(one, text)) : inNamespaces;
  const states = query.states && new Set(query.states);
  const found = named.filter(
    (one) =>
      (!states || states.has(one.health.state)) &&
      (query.managed === undefined || managed(one) === query.managed),
  );
  const ordered = inOrder(found, (one) => [
    secretStates.indexOf(one.health.state),
    one.namespace,
    one.name,
  ]);
  return {
    rows: ordered.slice(query.offset, query.offset + query.limit),
    found: found.length,
    total: visible.length,
    namespaces: [...new Set(visible.map((one) => one.namespace))].toSorted(byText),
    states: countBy(named, secretStates, (one) => one.health.state),
    unmanaged: named.filter((one) => !managed(one)).length,
    needPerson: inNamespaces.filter((one) => !sound(one)).length,
    seen: namespacesSeen(scopes, 'secrets'),
    freshness: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
