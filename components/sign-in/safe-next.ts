/** Where to go after sign-in: only a path of this origin; anything else leads to the first page. */
export function safeNext(next: string | null | undefined): string {
  const first = '/overview';
  if (!next?.startsWith('/')) return first;
  // Browsers read a backslash as a slash and drop tabs and line breaks, so `/\t/evil` would leave the origin.
  // oxlint-disable-next-line no-control-regex -- controls are what must not be in it
  if (/^\/[/\\]|[\u0000-\u001F\u007F\\]/.test(next)) return first;
  const url = new URL(next, 'http://here.invalid');
  if (url.origin !== 'http://here.invalid' || url.pathname.startsWith('//')) return first;
  if (/^\/(?:sign-in|api)(?:\/|$)/.test(url.pathname)) return first;
  return url.pathname + url.search;
}
