// @ts-check

/**
 * Uses the printed link up, as a browser would.
 * @param {{ url: string, link: string }} app
 * @returns {Promise<{ cookies: object[], origins: never[] }>} the browser state of who did
 */
export async function signInByLink({ url, link }) {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ link: new URL(link).hash.slice(1) }),
  });
  if (response.status !== 204)
    throw new Error(`Could not sign in by the link: ${response.status} ${await response.text()}`);
  const [cookie = ''] = response.headers.getSetCookie();
  const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split('=');
  const place = { domain: '127.0.0.1', path: '/', expires: -1 };
  const flags = { httpOnly: true, secure: false, sameSite: 'Lax' };
  return { cookies: [{ name, value, ...place, ...flags }], origins: [] };
}
