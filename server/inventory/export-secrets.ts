import type { SecretQuery, SecretRow } from '@/shared/secret';

import { type Columns, type ExportFormat, exportRows, timeText } from './export-rows';
import type { Inventory } from './inventory';
import { findSecrets, shownSecret } from './list-secrets';
import type { Scopes } from './scopes';

const columns: Columns<SecretRow> = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  stored: ({ health }) => health.state,
  why: ({ health }) => ('why' in health ? health.why : ''),
  certificates: ({ certificates }) => certificates?.join(' ') ?? 'unknown',
  subject: ({ subject = '' }) => subject,
  issuer: ({ issuer = '' }) => issuer,
  names: ({ names }) => names.join(' '),
  serial: ({ serial = '' }) => serial,
  key: ({ key = '' }) => key,
  'not before': ({ notBefore }) => timeText(notBefore),
  'not after': ({ notAfter }) => timeText(notAfter),
};

/** All that the query finds, whatever page it asks for, as one file. */
export function exportSecrets(
  inventory: Inventory,
  scopes: Scopes,
  query: SecretQuery,
  format: ExportFormat,
  now: number,
): Generator<string> {
  const whole = { ...query, offset: 0, limit: Infinity };
  const { entries } = findSecrets(inventory, scopes, whole, now);
  return exportRows(entries, shownSecret, format, columns);
}
