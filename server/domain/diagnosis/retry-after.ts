const stated =
  /retry[ -]after:? (\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?(?:UTC|Z)| \+0000 UTC)/i;
const next = /next be attempted at (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)? \+0000 UTC/;

/** The moment that a rate limit or a back-off names; both are told in UTC. */
export function retryAfter(text: string): number | undefined {
  const [, day, time] = stated.exec(text) ?? next.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? undefined : at;
}
