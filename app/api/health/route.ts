import { refuseMethod } from '@/server/api/refuse-method';

export const dynamic = 'force-dynamic';

/** For probes: says that the process answers, and nothing else. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
}

const refuse = refuseMethod('GET');
export {
  refuse as DELETE,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as POST,
  refuse as PUT,
};
