import { failureInBody, failureOf } from '../query/failure-of';

/** A refused sign-in, with the sentence that the server gave. */
class Refused extends Error {}

/** The printed link's secret, or a bearer token for one cluster (empty: the only one). */
export type SignIn =
  | { readonly link: string }
  | { readonly token: string; readonly cluster: string };

/** Sends what the person brought; the answer is a cookie that scripts cannot read. */
export async function sendSignIn(body: SignIn): Promise<void> {
  let response: Response;
  try {
    response = await fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new Refused(failureOf(error).message, { cause: error });
  }
  if (response.ok) return;
  const told = failureInBody(await response.json().catch(() => undefined));
  throw new Refused(told?.message ?? `Certferry refused the sign-in with HTTP ${response.status}.`);
}
