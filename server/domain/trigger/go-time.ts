const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (number: number) => String(number).padStart(2, '0');

/** `2026-11-24 17:05:00 +0000 UTC`: a whole second as Go prints it, and `<nil>` where there is none. */
export function goTime(time: number | undefined): string {
  if (time === undefined) return '<nil>';
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}

/** `Tue, 24 Nov 2026 17:05:00 UTC`: Go's RFC 1123. */
export function rfc1123(time: number): string {
  const at = new Date(time);
  const date = `${two(at.getUTCDate())} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${days[at.getUTCDay()]}, ${date} ${at.toISOString().slice(11, 19)} UTC`;
}
