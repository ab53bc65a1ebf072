import { secretQuery } from '@/shared/secret';

import { exportSecrets as exported } from '../inventory/export-secrets';
import { exportList } from './export-list';

/** GET /api/export/secrets */
export function exportSecrets(request: Request): Promise<Response> {
  return exportList(request, {
    what: 'secrets',
    stands: ['secrets'],
    query: secretQuery,
    rows: ({ inventory, scopes }, query, format, age) =>
      exported(inventory, scopes, query, format, age, Date.now()),
  });
}
