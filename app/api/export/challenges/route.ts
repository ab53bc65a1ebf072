export { exportChallenges as GET } from '@/server/api/export-links';
export { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } from '@/server/api/get-only';

export const dynamic = 'force-dynamic';
