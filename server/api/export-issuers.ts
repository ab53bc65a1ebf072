import { issuerQuery } from '@/shared/issuer';
import { issuerColumns } from '@/shared/issuer-columns';

import { findIssuers, shownIssuer } from '../inventory/list-issuers';
import { exportList } from './export-list';

/** GET /api/export/issuers */
export function exportIssuers(request: Request): Promise<Response> {
  return exportList(request, {
    what: 'issuers',
    kinds: ['issuers', 'clusterissuers'],
    beside: ['certificates'],
    query: issuerQuery,
    columns: issuerColumns,
    find: ({ inventory, scopes }, query, now) => findIssuers(inventory, scopes, query, now),
    shown: () => shownIssuer,
  });
}
