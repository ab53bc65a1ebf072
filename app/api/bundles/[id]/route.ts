export { downloadBundle as GET } from '@/server/api/download-bundle';
export { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } from '@/server/api/get-only';

export const dynamic = 'force-dynamic';
