import { within } from '@/shared/actor';
import {
  certificateStates,
  type CertificatePage,
  type CertificateQuery,
  type CertificateRow,
} from '@/shared/certificate';

import { certificateRow, needsPerson } from './certificate-rows';
import { countBy } from './count-by';
import { freshnessFor, namespacesSeen } from './freshness-for';
import { hasSerial } from './has-serial';
import type { Inventory } from './inventory';
import { byText, inOrder } from './order';
import type { Scopes } from './scopes';

function matches(row: CertificateRow, text: string): boolean {
  return [
    row.namespace,
    row.name,
    `${row.namespace}/${row.name}`,
    row.secretName,
    row.issuer.name,
    ...row.names,
  ].some((one) => one.toLowerCase().includes(text));
}

/** The serial of what is stored now, for whoever may see the Secret in which it is. */
function storedSerial(
  inventory: Inventory,
  scopes: Scopes,
  { namespace, secretName }: CertificateRow,
): string | undefined {
  if (!within(scopes.secrets, namespace)) return undefined;
  return inventory.secrets.rows.get(`${namespace}/${secretName}`)?.leaf?.serial;
}

const keys = {
  name: (row: CertificateRow) => [row.namespace, row.name],
  state: (row: CertificateRow) => [
    needsPerson(row) ? 0 : 1,
    certificateStates.indexOf(row.state.state),
    row.namespace,
    row.name,
  ],
  issuer: (row: CertificateRow) => [row.issuer.name, row.issuer.kind, row.namespace, row.name],
  expiry: (row: CertificateRow) => [row.notAfter ?? Infinity, row.namespace, row.name],
} as const satisfies Record<CertificateQuery['sort'], (row: CertificateRow) => (string | number)[]>;

/** One page of the Certificates that the query asks for, of those that the scopes let be seen. */
export function listCertificates(
  inventory: Inventory,
  scopes: Scopes,
  query: CertificateQuery,
  now: number,
): CertificatePage {
  const visible: CertificateRow[] = [];
  for (const facts of inventory.certificates.rows.values())
    if (within(scopes.certificates, facts.namespace))
      visible.push(certificateRow(inventory, scopes, facts, now));
  const namespaces = query.namespaces && new Set(query.namespaces);
  const inNamespaces = namespaces
    ? visible.filter((row) => namespaces.has(row.namespace))
    : visible;
  const text = query.text?.trim().toLowerCase();
  const named = text
    ? inNamespaces.filter(
        (row) => matches(row, text) || hasSerial(storedSerial(inventory, scopes, row), text),
      )
    : inNamespaces;
  const states = query.states && new Set(query.states);
  const found = states ? named.filter((row) => states.has(row.state.state)) : named;
  const ordered = inOrder(found, keys[query.sort], query.descending);
  return {
    rows: ordered.slice(query.offset, query.offset + query.limit),
    found: found.length,
    total: visible.length,
    namespaces: [...new Set(visible.map((row) => row.namespace))].toSorted(byText),
    states: countBy(named, certificateStates, (row) => row.state.state),
    needPerson: inNamespaces.filter(needsPerson).length,
    pairUnknown: inNamespaces.filter(({ secret }) => secret.state === 'unknown').length,
    seen: namespacesSeen(scopes, 'certificates'),
    freshness: freshnessFor(inventory, scopes, 'certificates'),
    secrets: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
