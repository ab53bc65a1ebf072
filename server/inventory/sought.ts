/** At least so many hex digits are taken for a serial; fewer are in half of all serials and in many names. */
const shortestSerial = 6;

export interface Sought {
  /** In lower case. */
  readonly text: string;
  /** Of a serial (or a part of it) as openssl, browsers or kubectl write it: with colons or without. */
  readonly digits?: string;
}

/** What a text that somebody typed looks for; undefined where nothing is sought. */
export function soughtIn(text: string | undefined): Sought | undefined {
  const sought = text?.trim().toLowerCase();
  if (!sought) return undefined;
  const digits = sought.replace(/^0x/, '').replaceAll(/[:\s]/g, '');
  return digits.length < shortestSerial || !/^[0-9a-f]+$/.test(digits)
    ? { text: sought }
    : { text: sought, digits };
}
