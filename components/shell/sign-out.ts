import { failureInBody, failureOf } from '../query/failure-of';

/** Ends the session on the server; the cookie goes with the answer. */
export async function signOut(): Promise<void> {
  const response = await fetch('/api/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch((error: unknown) => {
    throw new Error(failureOf(error).message, { cause: error });
  });
  // A session that has ended already is what was wanted.
  if (response.ok || response.status === 401) return;
  const told = failureInBody(await response.json().catch(() => undefined));
  throw new Error(told?.message ?? `Certferry refused the sign-out with HTTP ${response.status}.`);
}
