/** Where Certferry is reached from outside, when something stands before it: `https://certferry.example`. */
const publicUrl = () => process.env.CERTFERRY_URL ?? '';
export const port = (): string => process.env.PORT ?? '3000';

const overTls = () => publicUrl().startsWith('https:');

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

/** The Host headers that are answered; anything else is another site's name that leads here (DNS rebinding). */
export function allowedHosts(): ReadonlySet<string> {
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port()}`);
  const named = publicUrl() ? [new URL(publicUrl()).host] : [];
  return new Set([
    ...local,
    ...named,
    ...(process.env.CERTFERRY_HOSTS ?? '').split(',').filter(Boolean),
  ]);
}
