import { secretQuery } from '@/shared/secret';
import { secretColumns } from '@/shared/secret-columns';

import { findSecrets, shownSecret } from '../inventory/list-secrets';
import { exportList } from './export-list';

/** GET /api/export/secrets */
export function exportSecrets(request: Request): Promise<Response> {
  return exportList(request, {
    what: 'secrets',
    kinds: ['secrets'],
    query: secretQuery,
    columns: secretColumns,
    find: ({ inventory, scopes }, query, now) => findSecrets(inventory, scopes, query, now),
    shown: () => shownSecret,
  });
}
