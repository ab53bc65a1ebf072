import { clearCookie, readCookie } from '../auth/cookie';
import { unseal } from '../auth/seal';
import { endSession } from '../auth/sessions';
import { answerFailure } from './answer-failure';
import { createContext } from './context';

/** POST /api/sign-out: ends the session everywhere, also for a copy of its cookie. */
export async function signOut(request: Request): Promise<Response> {
  try {
    await createContext(request.headers, 'POST', async () => undefined);
    const session = await unseal(readCookie(request.headers.get('cookie')) ?? '');
    if (session) endSession(session.id, session.exp * 1000);
    return new Response(null, {
      status: 204,
      headers: { 'Set-Cookie': clearCookie(), 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return answerFailure(error);
  }
}
