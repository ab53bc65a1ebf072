export interface NamePart {
  readonly oid: string;
  readonly value: string;
}

/** cert-manager's names of attributes in `literalSubject`; others are written as OIDs. */
const oids = new Map([
  ['C', '2.5.4.6'],
  ['O', '2.5.4.10'],
  ['OU', '2.5.4.11'],
  ['CN', '2.5.4.3'],
  ['SERIALNUMBER', '2.5.4.5'],
  ['L', '2.5.4.7'],
  ['ST', '2.5.4.8'],
  ['STREET', '2.5.4.9'],
  ['DC', '0.9.2342.19200300.100.1.25'],
  ['UID', '0.9.2342.19200300.100.1.1'],
]);

/** Splits at separators that no backslash stands before. */
function split(text: string, separators: string): string[] {
  const parts = [''];
  for (const one of text.match(/\\?[^]/g) ?? []) {
    if (separators.includes(one)) parts.push('');
    else parts[parts.length - 1] += one;
  }
  return parts;
}

/** `\,` is a comma and `\C3\A9` an é; blanks around a value do not count unless they are escaped. */
function valueOf(text: string): string {
  const trimmed = text.replace(/^ +/, '').replace(/((?:^|[^\\])(?:\\\\)*(?:\\ )?) +$/, '$1');
  return trimmed.replaceAll(/((?:\\[0-9A-Fa-f]{2})+)|\\([^])/g, (_, hex?: string, char?: string) =>
    hex === undefined ? (char ?? '') : Buffer.from(hex.replaceAll('\\', ''), 'hex').toString(),
  );
}

function partOf(text: string): NamePart | undefined {
  const at = text.indexOf('=');
  if (at < 0) return undefined;
  const type = text.slice(0, at).trim();
  const oid = oids.get(type) ?? (/^\d+(\.\d+)+$/.test(type) ? type : undefined);
  return oid === undefined ? undefined : { oid, value: valueOf(text.slice(at + 1)) };
}

/**
 * A distinguished name as RFC 4514 writes it, in the order in which it is encoded, which is the reverse; undefined
 * where it is none.
 */
export function parseDn(text: string): NamePart[][] | undefined {
  const relative = split(text, ',;').map((one) => split(one, '+').map(partOf));
  if (relative.flat().includes(undefined)) return undefined;
  return relative.map((parts) => parts.filter((part) => part !== undefined)).toReversed();
}
