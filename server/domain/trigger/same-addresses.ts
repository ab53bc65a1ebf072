import { isIPv4, isIPv6 } from 'node:net';

import { sameMembers } from './same-members';

/** One text for one address, however it is written; empty for what is none, as Go's nil address. */
function shortest(text: string): string {
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return '';
  const short = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (!mapped) return short;
  const [high, low] = mapped.slice(1).map((part) => Number.parseInt(part, 16));
  if (high === undefined || low === undefined) return short;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The same IP addresses, as often each, in any order and however they are written. */
export function sameAddresses(one: readonly string[], other: readonly string[]): boolean {
  return sameMembers(one.map(shortest), other.map(shortest));
}
