import { derSlices, type Slice, slicesIn } from './der-slices';

/** The parts of a certificate that verdicts need, as views of its bytes. */
export interface CertificateSlices {
  readonly der: Buffer;
  /** What is signed. */
  readonly tbs: Buffer;
  /** The signature algorithm's OID, in hex. */
  readonly algorithm: string;
  readonly signature: Buffer;
  readonly serial: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly spki: Buffer;
  /** The values of the extensions by their OIDs in hex. */
  readonly extensions: ReadonlyMap<string, Buffer>;
}

const sequence = 0x30;
const bitString = 0x03;

function extensionsIn(der: Buffer, wrapped: Slice | undefined): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const [list] = slicesIn(der, wrapped);
  for (const one of slicesIn(der, list)) {
    const parts = slicesIn(der, one);
    const [type, value] = [parts[0], parts.at(-1)];
    if (!type || value?.tag !== 0x04) throw new Error('an extension without a value');
    found.set(der.toString('hex', type.from, type.to), der.subarray(value.from, value.to));
  }
  return found;
}

function present(one: Slice | undefined): Slice {
  if (!one) throw new Error('parts of a certificate are missing');
  return one;
}

function outer(der: Buffer) {
  const [whole, more] = derSlices(der);
  const [tbs, algorithm, signature] = slicesIn(der, whole);
  if (more || whole?.tag !== sequence || tbs?.tag !== sequence || signature?.tag !== bitString)
    throw new Error('the bytes are no certificate');
  return { tbs, oid: present(slicesIn(der, algorithm)[0]), signature };
}

/** Throws where the bytes are no certificate. */
export function sliceCertificate(der: Buffer): CertificateSlices {
  const { tbs, oid, signature } = outer(der);
  const all = slicesIn(der, tbs);
  // Behind the version, which the first one of 1988 does not have.
  const [serial, , issuer, validity, subject, spki, ...rest] =
    all[0]?.tag === 0xa0 ? all.slice(1) : all;
  const [from, until] = slicesIn(der, validity);
  const text = (one: Slice) => der.toString('latin1', one.from, one.to);
  const withTag = (one: Slice) => der.subarray(one.start, one.to);
  const number = present(serial);
  return {
    der,
    tbs: withTag(tbs),
    algorithm: der.toString('hex', oid.from, oid.to),
    // The first byte of a BIT STRING tells how many bits of the last one do not count.
    signature: der.subarray(signature.from + 1, signature.to),
    serial: der.subarray(number.from, number.to),
    issuer: withTag(present(issuer)),
    subject: withTag(present(subject)),
    notBefore: text(present(from)),
    notAfter: text(present(until)),
    spki: withTag(present(spki)),
    extensions: extensionsIn(
      der,
      rest.find(({ tag }) => tag === 0xa3),
    ),
  };
}
