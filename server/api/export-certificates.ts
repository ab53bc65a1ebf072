import { certificateQuery } from '@/shared/certificate';
import { certificateColumns } from '@/shared/certificate-columns';

import type { CertificateEntry } from '../inventory/certificate-entry';
import { shownRow } from '../inventory/certificate-rows';
import { findCertificates } from '../inventory/list-certificates';
import { exportList } from './export-list';

const shown = (one: CertificateEntry) => shownRow(one.facts, one, one.managed);

/** GET /api/export/certificates */
export function exportCertificates(request: Request): Promise<Response> {
  return exportList(request, {
    what: 'certificates',
    kinds: ['certificates'],
    beside: ['secrets'],
    query: certificateQuery,
    columns: certificateColumns,
    find: ({ inventory, scopes }, query, now) => findCertificates(inventory, scopes, query, now),
    shown: () => shown,
  });
}
