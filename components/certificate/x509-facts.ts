import type { X509Detail } from '@/shared/x509';

type Told = readonly [name: string, values: readonly string[]];

const one = (name: string, value: string | undefined): Told => [
  name,
  value === undefined || value === '' ? [] : [value],
];

function keyOf({ algorithm, size, curve, exponent }: X509Detail['publicKey']): string {
  return [
    algorithm,
    size !== undefined && `${size} bits`,
    curve,
    exponent !== undefined && `exponent ${exponent}`,
  ]
    .filter((part) => part !== undefined && part !== false)
    .join(', ');
}

function names({ alternativeNames: told }: X509Detail): Told[] {
  return [
    ['DNS names', told.dnsNames],
    ['IP addresses', told.ips],
    ['URIs', told.uris],
    ['Email addresses', told.emails],
    [
      'Other names',
      told.otherNames.map(({ oid, utf8Value, hex }) => `${oid}: ${utf8Value ?? hex}`),
    ],
    ['Directory names', told.directoryNames],
    ['Registered IDs', told.registeredIds],
    ['Names of no known kind', told.unknown],
  ];
}

/** Name by name what a certificate says besides the first things; what it does not say is left out. */
export function x509Facts(certificate: X509Detail): Told[] {
  const { isCA, pathLength, policies, extensions } = certificate;
  const depth = pathLength === undefined ? '' : `, at most ${pathLength} below it`;
  const told: Told[] = [
    one('Version', String(certificate.version)),
    one('Serial, decimal', certificate.serialDecimal),
    one('Signature', certificate.signatureAlgorithm),
    one('Public key', keyOf(certificate.publicKey)),
    one('Key, SHA-256', certificate.publicKey.hash),
    ...names(certificate),
    one('Authority', isCA ? `may sign${depth}` : 'may not sign'),
    one('Self-signed', certificate.selfSigned ? 'yes' : 'no'),
    ['Key usages', certificate.keyUsages],
    ['Extended usages', certificate.extKeyUsages],
    one('Subject key ID', certificate.subjectKeyId),
    one('Authority key ID', certificate.authorityKeyId),
    ['CRLs', certificate.crls],
    ['OCSP', certificate.ocsp],
    ["Issuer's file", certificate.caIssuers],
    ['Policies', policies.map(({ oid, cps, notices }) => [oid, ...cps, ...notices].join(', '))],
    ['Permitted names', certificate.permittedNames],
    ['Excluded names', certificate.excludedNames],
    [
      'Extensions',
      extensions.map(({ oid, name, critical, hex, why }) =>
        [name ?? oid, critical && 'critical', hex, why].filter(Boolean).join(', '),
      ),
    ],
    one('SHA-1', certificate.fingerprintSha1),
  ];
  return told.filter(([, values]) => values.length > 0);
}
