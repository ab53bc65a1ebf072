import { z } from 'zod';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** What lists and verdicts know of one certificate. */
export const x509 = z.object({
  /** `C=DE, O=Shop + OU=Web, CN=a`: in the encoded order. */
  subject: z.string(),
  issuer: z.string(),
  /** Lower-case hex without separators, negative with a minus. */
  serial: z.string(),
  notBefore: moment,
  notAfter: moment,
  /** Common name and every alternative name, each once. */
  names: z.array(z.string()),
  key: z.string(),
  isCA: z.boolean(),
  /** SHA-256 of the DER bytes, upper-case hex with colons. */
  fingerprint: z.string(),
});
export type X509 = z.infer<typeof x509>;

const nameAttribute = z.object({
  oid: z.string(),
  /** OpenSSL's short name, such as `CN`; the OID where it has none. */
  name: z.string(),
  value: z.string(),
});

const x509Key = z.object({
  /** `RSA`, `ECDSA`, `Ed25519`, or what node or the OID calls it. */
  algorithm: z.string(),
  /** Bits. */
  size: z.number().optional(),
  curve: z.string().optional(),
  exponent: z.string().optional(),
  /** SHA-256 of SubjectPublicKeyInfo in hex: what a pin names. */
  hash: z.string(),
});
export type X509Key = z.infer<typeof x509Key>;

const x509Names = z.object({
  dnsNames: z.array(z.string()),
  ips: z.array(z.string()),
  uris: z.array(z.string()),
  emails: z.array(z.string()),
  /** `utf8Value` where the value is a UTF8String, otherwise its DER in hex. */
  otherNames: z.array(
    z.object({ oid: z.string(), utf8Value: z.string().optional(), hex: z.string() }),
  ),
  directoryNames: z.array(z.string()),
  registeredIds: z.array(z.string()),
  /** The DER in hex of names of any other kind. */
  unknown: z.array(z.string()),
});

const policy = z.object({
  oid: z.string(),
  cps: z.array(z.string()),
  notices: z.array(z.string()),
});

const x509Extension = z.object({
  oid: z.string(),
  name: z.string().optional(),
  critical: z.boolean(),
  /** Of an extension that is not told above, or cannot be decoded. */
  hex: z.string().optional(),
  /** Why it cannot be decoded. */
  why: z.string().optional(),
});

/** Everything that `openssl x509 -text` tells of one certificate. */
export const x509Detail = x509.extend({
  version: z.number(),
  serialDecimal: z.string(),
  /** OpenSSL's name: `sha256WithRSAEncryption`. */
  signatureAlgorithm: z.string(),
  subjectAttributes: z.array(nameAttribute),
  issuerAttributes: z.array(nameAttribute),
  publicKey: x509Key,
  alternativeNames: x509Names,
  pathLength: z.number().optional(),
  /** By cert-manager's names, as they stand in a Certificate's `usages`. */
  keyUsages: z.array(z.string()),
  extKeyUsages: z.array(z.string()),
  subjectKeyId: z.string().optional(),
  authorityKeyId: z.string().optional(),
  authorityIssuer: z.array(z.string()),
  authoritySerial: z.string().optional(),
  crls: z.array(z.string()),
  ocsp: z.array(z.string()),
  caIssuers: z.array(z.string()),
  policies: z.array(policy),
  permittedNames: z.array(z.string()),
  excludedNames: z.array(z.string()),
  /** Every extension in its order. */
  extensions: z.array(x509Extension),
  fingerprintSha1: z.string(),
  /** Its own key made its signature. */
  selfSigned: z.boolean(),
});
export type X509Detail = z.infer<typeof x509Detail>;
