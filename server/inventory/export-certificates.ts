import type { CertificateQuery, CertificateRow } from '@/shared/certificate';

import type { CertificateEntry } from './certificate-entry';
import { shownRow } from './certificate-rows';
import { type Columns, type ExportFormat, exportRows, timeText } from './export-rows';
import type { Inventory } from './inventory';
import { findCertificates } from './list-certificates';
import type { Scopes } from './scopes';

const columns: Columns<CertificateRow> = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  managed: ({ managed }) => (managed ? 'yes' : 'no'),
  state: ({ state }) => state.state,
  since: ({ state }) => timeText('since' in state ? state.since : undefined),
  why: ({ state }) => ('why' in state ? state.why : ''),
  'issuer kind': ({ issuer }) => issuer.kind,
  'issuer group': ({ issuer }) => issuer.group,
  issuer: ({ issuer }) => issuer.name,
  secret: ({ secretName }) => secretName,
  stored: ({ secret }) => secret.state,
  'stored why': ({ secret }) => ('why' in secret ? secret.why : ''),
  names: ({ names }) => names.join(' '),
  key: ({ key }) => key,
  CA: ({ isCA }) => (isCA ? 'yes' : 'no'),
  'not before': ({ notBefore }) => timeText(notBefore),
  'not after': ({ notAfter }) => timeText(notAfter),
  'renewal time': ({ renewalTime }) => timeText(renewalTime),
  revision: ({ revision }) => (revision === undefined ? '' : String(revision)),
};

const shown = (one: CertificateEntry) => shownRow(one.facts, one, one.managed);

/** All that the query finds, whatever page it asks for, as one file. */
export function exportCertificates(
  inventory: Inventory,
  scopes: Scopes,
  query: CertificateQuery,
  format: ExportFormat,
  now: number,
): Generator<string> {
  const whole = { ...query, offset: 0, limit: Infinity };
  const { entries } = findCertificates(inventory, scopes, whole, now);
  return exportRows(entries, shown, format, columns);
}
