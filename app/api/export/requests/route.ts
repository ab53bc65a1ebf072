import { refuseMethod } from '@/server/api/refuse-method';

export { exportRequests as GET } from '@/server/api/export-links';

export const dynamic = 'force-dynamic';

const refuse = refuseMethod('GET');
export {
  refuse as DELETE,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as POST,
  refuse as PUT,
};
