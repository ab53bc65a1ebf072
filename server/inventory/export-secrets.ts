import type { Age, ExportFormat } from '@/shared/export-file';
import type { SecretQuery } from '@/shared/secret';
import { secretColumns } from '@/shared/secret-columns';

import { exportRows } from './export-rows';
import type { Inventory } from './inventory';
import { findSecrets, shownSecret } from './list-secrets';
import type { Scopes } from './scopes';

/** All that the query finds, whatever page it asks for, as one file. */
export function exportSecrets(
  inventory: Inventory,
  scopes: Scopes,
  query: SecretQuery,
  format: ExportFormat,
  age: Age,
  now: number,
): Generator<string> {
  const whole = { ...query, offset: 0, limit: Infinity };
  const { entries } = findSecrets(inventory, scopes, whole, now);
  return exportRows(entries, shownSecret, format, secretColumns, age);
}
