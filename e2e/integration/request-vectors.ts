import type { Material } from './trigger-material';
import { issued, issuerRef, type Vector } from './trigger-vector';

const subject = {
  organizations: ['Shop'],
  countries: ['DE'],
  localities: ['Köln'],
  organizationalUnits: ['Web'],
  postalCodes: ['50667'],
  provinces: ['NRW'],
  streetAddresses: ['Ring 1'],
  serialNumber: '7',
};
const richSpec = {
  commonName: 'web',
  dnsNames: ['web.example', 'www.example'],
  ipAddresses: ['10.0.0.1', '2001:db8::1'],
  uris: ['spiffe://shop/web'],
  emailAddresses: ['web@shop.example'],
  subject,
};

/** As PEM with a text before it, which decoders skip: of so many bytes. */
const padded = (csr: string, size: number) => `${'#'.repeat(size - csr.length - 1)}\n${csr}`;

/** One field of a spec that the current request does not answer, each. */
const changed: Readonly<Record<string, object>> = {
  'ip-addresses': { ipAddresses: ['10.0.0.1'] },
  uris: { uris: [] },
  'email-addresses': { emailAddresses: ['other@shop.example'] },
  'dns-names': { dnsNames: ['web.example'] },
  'common-name': { commonName: 'www' },
  'serial-number': { subject: { ...subject, serialNumber: '8' } },
  organizations: { subject: { ...subject, organizations: ['Shop', 'Shop'] } },
  countries: { subject: { ...subject, countries: [] } },
  localities: { subject: { ...subject, localities: ['Koeln'] } },
  'organizational-units': { subject: { ...subject, organizationalUnits: ['Ops'] } },
  'postal-codes': { subject: { ...subject, postalCodes: ['50668'] } },
  provinces: { subject: { ...subject, provinces: ['Hessen'] } },
  'street-addresses': { subject: { ...subject, streetAddresses: ['Ring 2'] } },
  'other-names': { otherNames: [{ oid: '1.2.3', utf8Value: 'x' }] },
  'literal-subject': { commonName: undefined, subject: undefined, literalSubject: 'CN=web' },
  'is-ca': { isCA: true },
  usages: { usages: ['client auth'] },
  duration: { duration: '48h' },
  issuer: { issuerRef: { ...issuerRef, name: 'other' } },
  everything: { dnsNames: ['a.example'], subject: {}, isCA: true, usages: ['client auth'] },
};

/** Pairs whose request is there: compared with the spec field by field. */
export function requestVectors(material: Material): Vector[] {
  const { plain, other, rich, otherName, literal, literalUtf8 } = material;
  const answered = { spec: { usages: ['server auth', 'digital signature'], duration: '24h' } };
  const asked = { usages: ['digital signature', 'server auth'], duration: '24h0m0s' };
  return [
    {
      name: 'answered',
      ...issued(rich, asked),
      spec: { ...richSpec, ...answered.spec },
      issuing: undefined,
    },
    {
      name: 'as-large-as-is-decoded',
      ...issued({ ...plain, csr: padded(plain.csr, 36_500) }),
      issuing: undefined,
    },
    {
      name: 'larger-than-is-decoded',
      ...issued({ ...plain, csr: padded(plain.csr, 36_501) }),
      issuing: 'InvalidCertificateRequest',
    },
    ...Object.entries(changed).map(([field, spec]) => ({
      name: `changed-${field}`,
      ...issued(rich, asked),
      spec: { ...richSpec, ...answered.spec, ...spec },
      // The annotations speak first where the issuer is another one.
      issuing: field === 'issuer' ? 'IncorrectIssuer' : 'RequestChanged',
    })),
    {
      name: 'in-another-order',
      ...issued(rich, asked),
      spec: {
        ...richSpec,
        ...answered.spec,
        dnsNames: ['www.example', 'web.example'],
        ipAddresses: ['2001:DB8:0::1', '10.0.0.1'],
      },
      issuing: undefined,
    },
    { name: 'duration-of-one', ...issued(plain, { duration: '24h' }), issuing: undefined },
    {
      name: 'defaults-left-out',
      ...issued(plain),
      spec: { issuerRef: { name: 'ca' } },
      issuing: { 'v1.19.0': 'RequestChanged', others: undefined },
    },
    {
      name: 'defaults-added',
      ...issued(plain, { issuerRef: { name: 'ca' } }),
      issuing: { 'v1.19.0': 'RequestChanged', others: undefined },
    },
    {
      name: 'issuer-of-the-request',
      ...issued(plain, { issuerRef: { ...issuerRef, name: 'other' } }),
      issuing: 'RequestChanged',
    },
    {
      name: 'other-name-answered',
      ...issued(otherName),
      spec: { otherNames: [{ oid: '1.3.6.1.4.1.311.20.2.3', utf8Value: 'web@shop.example' }] },
      issuing: undefined,
    },
    { name: 'other-name-not-looked-at', ...issued(otherName), issuing: undefined },
    {
      name: 'literal-answered',
      ...issued(literal),
      spec: { literalSubject: 'CN=wéb,O=Shöp\\, Inc.' },
      issuing: undefined,
    },
    {
      name: 'literal-turned-round',
      ...issued(literal),
      spec: { literalSubject: 'O=Shöp\\, Inc.,CN=wéb' },
      issuing: 'RequestChanged',
    },
    {
      name: 'literal-of-another-type',
      ...issued(literalUtf8),
      spec: { literalSubject: 'CN=web,O=Shop' },
      issuing: 'RequestChanged',
    },
    {
      name: 'key-of-another-request',
      ...issued({ ...plain, csr: other.csr }),
      issuing: 'SecretMismatch',
    },
    {
      name: 'request-is-text',
      ...issued({ ...plain, csr: 'hello' }),
      issuing: 'InvalidCertificateRequest',
    },
    {
      name: 'request-of-another-revision',
      ...issued(plain),
      status: { revision: 2 },
      spec: { usages: ['client auth'] },
      issuing: undefined,
    },
  ];
}
