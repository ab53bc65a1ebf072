import type { CertificateQuery } from '@/shared/certificate';
import { certificateColumns } from '@/shared/certificate-columns';
import type { Age, ExportFormat } from '@/shared/export-file';

import type { CertificateEntry } from './certificate-entry';
import { shownRow } from './certificate-rows';
import { exportRows } from './export-rows';
import type { Inventory } from './inventory';
import { findCertificates } from './list-certificates';
import type { Scopes } from './scopes';

const shown = (one: CertificateEntry) => shownRow(one.facts, one, one.managed);

/** All that the query finds, whatever page it asks for, as one file. */
export function exportCertificates(
  inventory: Inventory,
  scopes: Scopes,
  query: CertificateQuery,
  format: ExportFormat,
  age: Age,
  now: number,
): Generator<string> {
  const whole = { ...query, offset: 0, limit: Infinity };
  const { entries } = findCertificates(inventory, scopes, whole, now);
  return exportRows(entries, shown, format, certificateColumns, age);
}
