export const dynamic = 'force-dynamic';

/** For probes: says that the process answers, and nothing else. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
}

export { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } from '@/server/api/get-only';
