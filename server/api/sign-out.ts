import { clearCookie, readCookie } from '../auth/cookie';
import { guardHost, guardJson, guardSameOrigin } from '../auth/guard-request';
import { notSignedIn } from '../auth/not-signed-in';
import { unseal } from '../auth/seal';
import { endSession } from '../auth/sessions';
import { answerFailure } from './answer-failure';

/** POST /api/sign-out: ends the session everywhere, also for a copy of its cookie. Asks no cluster: one may be down. */
export async function signOut(request: Request): Promise<Response> {
  try {
    guardHost(request.headers);
    guardJson(request.headers);
    guardSameOrigin(request.headers);
    const session = await unseal(readCookie(request.headers.get('cookie')) ?? '');
    if (!session) throw notSignedIn();
    endSession({ id: session.id, until: session.exp * 1000 });
    return new Response(null, {
      status: 204,
      headers: { 'Set-Cookie': clearCookie(), 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return answerFailure(error);
  }
}
