import { settings } from './settings';

export const port = (): string => settings().port;

const overTls = () => settings().publicUrl?.startsWith('https:') === true;

/** The port is in the name because a browser keeps one jar for all ports of a host. */
export function cookieName(): string {
  return `${overTls() ? '__Host-' : ''}certferry-${port()}`;
}

export function setCookie(value: string, maxAge: number): string {
  return `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${overTls() ? '; Secure' : ''}`;
}

export function clearCookie(): string {
  return setCookie('', 0);
}

export function readCookie(header: string | null): string | undefined {
  const start = `${cookieName()}=`;
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length);
}

/** A browser leaves out the port that its scheme has anyway. */
function local(host: string): string[] {
  return ['80', '443'].includes(port()) ? [`${host}:${port()}`, host] : [`${host}:${port()}`];
}

/** The Host headers that are answered; anything else is another site's name that leads here (DNS rebinding). */
export function allowedHosts(): ReadonlySet<string> {
  const { publicUrl, hosts } = settings();
  return new Set([
    ...['127.0.0.1', 'localhost', '[::1]'].flatMap(local),
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).host]),
    ...hosts,
  ]);
}
