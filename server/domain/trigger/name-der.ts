import { ObjectIdentifier } from 'asn1js';

import type { NamePart } from './parse-dn';

const [sequence, set, printable, utf8] = [0x30, 0x31, 0x13, 0x0c];
// Go's choice of what a PrintableString may hold.
const allowed = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = Buffer.from(length.toString(16).padStart(length > 255 ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 128 + digits.length]), digits, content]);
}

function attribute({ oid, value }: NamePart): Buffer {
  const type = Buffer.from(new ObjectIdentifier({ value: oid }).toBER());
  const text = der(allowed.test(value) ? printable : utf8, Buffer.from(value));
  return der(sequence, Buffer.concat([type, text]));
}

/** A distinguished name in DER as cert-manager encodes one: what is printable as such, the rest as UTF-8. */
export function nameDer(relative: readonly (readonly NamePart[])[]): Buffer {
  const sets = relative.map((parts) =>
    der(set, Buffer.concat(parts.map(attribute).toSorted((one, other) => one.compare(other)))),
  );
  return der(sequence, Buffer.concat(sets));
}
