/** At least so many hex digits are taken for a serial; fewer are in half of all serials and in many names. */
const shortestSerial = 6;

interface Searched {
  /** In lower case, one value a line. */
  readonly text: string;
  /** Lower-case hex digits. */
  readonly serial?: string | undefined;
}

/**
 * Whether an entry holds the text, or its serial (or a part of it) as openssl, browsers or kubectl write it: with
 * colons or without. Undefined where nothing is sought.
 */
export function textMatch(text: string | undefined): ((entry: Searched) => boolean) | undefined {
  const sought = text?.trim().toLowerCase();
  if (!sought) return undefined;
  const digits = sought.replace(/^0x/, '').replaceAll(/[:\s]/g, '');
  if (digits.length < shortestSerial || !/^[0-9a-f]+$/.test(digits))
    return (entry) => entry.text.includes(sought);
  return (entry) => entry.text.includes(sought) || entry.serial?.includes(digits) === true;
}
