import * as fc from 'fast-check';

import { issue, openssl, type Pair, signingRequest } from './openssl.fixture';

/** What somebody writes who means harm, or who did not think of it: markup, terminals, bidi, spreadsheets, engines. */
export const hostileTexts = [
  '<script>window.ran=true</script>',
  '<img src=x onerror="window.ran=true">',
  '"><svg onload=window.ran=true>',
  '\'-window.ran=true-\' onmouseover="window.ran=true"',
  '</title></textarea></style></script><iframe srcdoc="<script>parent.ran=true</script>">',
  'javascript:window.ran=true//',
  '${7*7} {{7*7}} <%= 7*7 %> #{7*7}',
  '\u001B[31mred\u001B[0m\u001B]0;title\u0007\u001B[2J',
  'safe\u202Etxt.exe\u202C \u2066isolated\u2069 \u200Fright',
  '=HYPERLINK("http://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1+1)*cmd',
  '\tTAB=1',
  'line\r\nSet-Cookie: evil=1\r\n\r\n<script>window.ran=true</script>',
  '\u0000NUL\u0000',
  '\uD800 lone \uDFFF surrogates \uDBFF',
  '\uFEFFmark \uFFFF',
  'e\u0301\u0323 Z\u0361\u0341\u034A\u0310algo \u{1F469}\u200D\u{1F52C}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../etc/passwd',
  "' OR 1=1 --",
  '%00%2e%2e%2f%ff',
  '',
  ' ',
] as const;

/** Any text that a field may hold. */
export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.nat(20_000).map((length) => 'x'.repeat(length)) },
);

/** Of a type that nobody expects there. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e308, -0, '', [], {}),
  text,
  fc.double(),
  fc.constantFrom<unknown>(
    [null, [null], { name: null }],
    { toString: null, valueOf: null },
    { length: 3, 0: 'a' },
    JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"hasOwnProperty":null}'),
  ),
  fc
    .nat(5_000)
    .map((length) => Array.from({ length }, (_, index) => (index % 3 ? `n${index}` : null))),
);

/** An RFC 3339 time in any year, or what is none. */
export const time = fc.oneof(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString()),
  fc.constantFrom(
    '0001-01-01T00:00:00Z',
    '1949-12-31T23:59:59Z',
    '1969-12-31T23:59:59Z',
    '2049-12-31T23:59:59Z',
    '2050-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00Z',
    '9999-99-99T99:99:99Z',
    '2026-01-01T00:00:00.123456789+14:00',
    '2026-01-01',
  ),
);

/** `openssl ca` takes no negative serial. */
function negative(): Pair {
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout -';
  const both = openssl(`req -x509 ${key} -subj /CN=negative -set_serial -300`.split(' '));
  const from = both.indexOf('-----BEGIN CERTIFICATE');
  return { crt: both.slice(from), key: both.slice(0, from) };
}

/** Real pairs of sorts that are seldom met, made once by openssl. */
export function oddPairs(): readonly Pair[] {
  const ca = issue({ subject: '/CN=odd CA', isCA: true, until: 30 });
  const many = Array.from({ length: 3_000 }, (_, index) => `DNS:n${index}.example`).join(',');
  return [
    ca,
    issue({
      subject: '/CN=leaf',
      issuer: ca,
      names: 'DNS:leaf.example,IP:2001:db8::1,URI:spiffe://a/b,email:a@b.example',
    }),
    issue({ subject: '/CN=before 1970', from: -25_000, until: -22_000 }),
    issue({ subject: '/CN=after 2049', until: 40_000, key: 'ed25519' }),
    issue({ subject: '/CN=many', names: many, key: 'rsa:2048' }),
    negative(),
    issue({ subject: '/CN=huge serial', serial: 'ff'.repeat(40) }),
    issue({ subject: '/CN=<script>window.ran=true<\\/script>/O=a\\, "b"/OU=\u202Etxt.exe' }),
    issue({ subject: '/O=no common name', key: 'P-384' }),
  ];
}

const pemOf = (der: Buffer, label = 'CERTIFICATE') =>
  `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
const derOf = (pem: string) => Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');

/** A PEM text of these in which something is wrong, or only unusual. */
export function oddPem(pems: readonly string[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...pems);
  const flipped = fc
    .tuple(one, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }))
    .map(([pem, flips]) => {
      const der = derOf(pem);
      for (const [at, byte] of flips) der[at % der.length] = byte;
      return pemOf(der);
    });
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 2, arbitrary: one.map((pem) => pem.replaceAll('\n', '\r\n')) },
    { weight: 2, arbitrary: fc.tuple(text, one, text).map((parts) => parts.join('\n')) },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 5 }).map((all) => all.join('')) },
    { weight: 2, arbitrary: fc.tuple(one, fc.nat(3_000)).map(([pem, end]) => pem.slice(0, end)) },
    { weight: 3, arbitrary: flipped },
    { weight: 1, arbitrary: one.map((pem) => pemOf(derOf(pem), 'X509 CRL')) },
    { weight: 1, arbitrary: one.map((pem) => pem.replaceAll('\n', '')) },
    { weight: 1, arbitrary: text },
  );
}

/** As the API server holds bytes; seldom what is no base64. */
export const inBase64 = (bytes: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 9, arbitrary: bytes.map((one) => Buffer.from(one).toString('base64')) },
    { weight: 1, arbitrary: bytes },
  );

export const oddRequests = (): string[] =>
  [
    ['subjectAltName = DNS:a.example, IP:10.0.0.1', 'keyUsage = digitalSignature'],
    ['odd = ASN1:UTF8String:x', 'basicConstraints = CA:TRUE'],
    [],
  ].map((extensions) => signingRequest({ extensions }).csr);
