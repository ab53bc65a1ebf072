export { downloadLogs as GET } from '@/server/api/download-logs';
export { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } from '@/server/api/get-only';

export const dynamic = 'force-dynamic';
