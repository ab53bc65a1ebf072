import { Failure } from '@/shared/failure';

import { allowedHosts } from './cookie';

/** Refuses a request whose Host is not ours. */
export function guardHost(headers: Headers): void {
  const host = headers.get('host') ?? '';
  if (allowedHosts().has(host.toLowerCase())) return;
  throw new Failure(
    'forbidden',
    `Refused a request for host ${JSON.stringify(host.slice(0, 100))}: Certferry answers to ${[...allowedHosts()].join(', ')}. Name another one in CERTFERRY_HOSTS or CERTFERRY_URL.`,
  );
}

/** A change must be sent as JSON: a form of another site cannot do that without being asked first. */
export function guardJson(headers: Headers): void {
  const type = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  throw new Failure(
    'invalid',
    'Refused a request that is not JSON. Send Content-Type: application/json.',
  );
}

const isFrom = (address: string, host: string | null) =>
  URL.canParse(address) && new URL(address).host === host;

/**
 * A download under a cookie must be asked for by our own pages or by somebody who types its address. Programs that
 * are no browsers do not say where they come from, and have no cookie but one that was given to them; old browsers
 * name the page.
 */
export function guardOtherSites(headers: Headers): void {
  if (headers.has('authorization')) return;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const referer = headers.get('referer');
  if (site === null && (referer === null || isFrom(referer, headers.get('host')))) return;
  throw new Failure(
    'forbidden',
    "Refused a request that another site made. Download from Certferry's own pages, or with an Authorization header and no cookie.",
  );
}

/** A change under a cookie must come from our own pages. */
export function guardSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = headers.get('host');
  const own = origin !== null && isFrom(origin, host);
  if (site === 'same-origin' || (site === null && own)) return;
  throw new Failure(
    'forbidden',
    'Refused a request that another site made. Use Certferry from its own pages, or with an Authorization header and no cookie.',
  );
}
