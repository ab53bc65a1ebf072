import { refuseMethod } from '@/server/api/refuse-method';

export { serveTrpc as GET, serveTrpc as POST } from '@/server/api/serve-trpc';

const refuse = refuseMethod('GET', 'POST');
export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
