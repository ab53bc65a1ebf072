import { expect, test } from 'vitest';

import { leafFacts } from './leaf-facts';
import { issue, openssl, type Wanted } from './openssl.fixture';
import { pemBlocks } from './pem-blocks';
import { readX509 } from './read-x509';
import { sliceCertificate } from './slice-certificate';

const ca = issue({ subject: '/CN=Shop CA/O=Shop', isCA: true, until: 365 });

/** Both ways to read a certificate: the quick one of lists, and the one that openssl confirms (read-x509.test.ts). */
function bothOf(pem: string) {
  const [der = Buffer.alloc(0)] = pemBlocks(pem, /^CERTIFICATE$/);
  const { signatureAlgorithm, keyUsages, extKeyUsages, ...rest } = readX509(der);
  const wanted = {
    signature: signatureAlgorithm,
    usages: [...keyUsages, ...extKeyUsages],
    ...rest,
  };
  return { told: leafFacts(sliceCertificate(der)), wanted };
}

const cases: [string, Wanted][] = [
  ['RSA', { key: 'rsa:2048' }],
  ['weak RSA', { key: 'rsa:1024', digest: 'sha1' }],
  ['P-384', { key: 'P-384' }],
  ['P-521', { key: 'P-521' }],
  ['Ed25519', { key: 'ed25519' }],
  ['a CA', { isCA: true }],
  ['before 1970', { from: -25_000, until: -22_000 }],
  ['after 2049', { until: 20_000 }],
  ['zero serial', { serial: '00' }],
  ['huge serial', { serial: 'ff'.repeat(40) }],
  ['empty subject', { subject: '/' }],
  ['hostile subject', { subject: '/O=a, b <e>;/CN= #\u202Ex\u001B[31m' }],
  [
    'names',
    {
      names:
        'DNS:a.example,IP:10.0.0.1,IP:2001:db8::1,URI:spiffe://a/b,email:x@a.example,RID:1.2.3',
    },
  ],
  [
    'usages',
    { extensions: ['keyUsage = digitalSignature', 'extendedKeyUsage = serverAuth,1.2.3'] },
  ],
];

test.each(cases)(
  'a certificate of the case "%s" is the same in a list and on its page',
  (_, wanted) => {
    const both = bothOf(issue({ subject: '/O=Shop/CN=web', issuer: ca, ...wanted }).crt);
    expect(both.wanted).toMatchObject(both.told);
  },
  30_000,
);

test('a negative serial is the same in a list and on its page', () => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-'];
  for (const serial of ['-300', '-128', '-1']) {
    const both = bothOf(openssl(['req', '-x509', ...key, '-subj', '/CN=a', '-set_serial', serial]));
    expect(both.wanted).toMatchObject(both.told);
  }
});
