import { certificateQuery } from '@/shared/certificate';

import { exportCertificates as exported } from '../inventory/export-certificates';
import { exportList } from './export-list';

/** GET /api/export/certificates */
export function exportCertificates(request: Request): Promise<Response> {
  return exportList(request, {
    what: 'certificates',
    stands: ['certificates', 'secrets'],
    query: certificateQuery,
    rows: ({ inventory, scopes }, query, format, age) =>
      exported(inventory, scopes, query, format, age, Date.now()),
  });
}
