export { exportCertificates as GET } from '@/server/api/export-certificates';
export { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } from '@/server/api/get-only';

export const dynamic = 'force-dynamic';
