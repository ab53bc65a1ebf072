import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { redactBeginning, redactLine, redactText } from './redact';

const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const keys = {
  'RSA, PKCS #8': openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'),
  'RSA, PKCS #1': openssl('genrsa', '-traditional', '2048'),
  'EC, PKCS #8': openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'),
  'EC, SEC 1': openssl('ecparam', '-name', 'P-256', '-genkey', '-noout'),
  'EC P-384': openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'),
  Ed25519: openssl('genpkey', '-algorithm', 'ed25519'),
  encrypted: generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  }).privateKey,
};
const base64 = (text: string) => Buffer.from(text).toString('base64');
const bodyOf = (pem: string) => pem.replaceAll(/-----[^-]*-----|\s/g, '');

/** No run of 16 characters of a key's body, or of its base64, is left. */
function left(shown: string, pem: string): string[] {
  const found: string[] = [];
  for (const form of [bodyOf(pem), base64(pem)])
    for (let at = 0; at + 16 <= form.length; at += 1)
      if (shown.includes(form.slice(at, at + 16))) found.push(form.slice(at, at + 16));
  return found;
}

test.each(Object.entries(keys))('a private key goes, however it is written (%s)', (_, pem) => {
  const lines = pem.trim().split('\n');
  const written = [
    pem,
    pem.replaceAll('\n', String.raw`\n`),
    pem.replaceAll('\n', String.raw`\\n`),
    JSON.stringify({ data: { 'tls.key': base64(pem) } }),
    `tls.key: ${base64(pem)}`,
    `tls.key: |\n${lines.map((line) => `    ${line}`).join('\n')}`,
    `wrote ${bodyOf(pem)} there`,
    pem.slice(0, -40),
    `panic: -----BEGIN PRIVATE KEY-----${pem.slice(27)} and then`,
  ];
  for (const text of written) {
    expect([text, ...left(redactText(text), pem)]).toEqual([text]);
    expect([text, ...left(redactLine(text), pem)]).toEqual([text]);
  }
});

test('a key that comes line by line goes, but for a last line that is too short to be told', () => {
  const pem = keys['RSA, PKCS #8'];
  const lines = pem.trim().split('\n').slice(1, -2);
  const shown = lines.map((line) => redactLine(`      ${line}`)).join('\n');
  for (const line of lines) expect(shown).not.toContain(line.slice(0, 16));
});

const jwt = ['{"alg":"RS256"}', '{"sub":"system:serviceaccount:a:b"}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

/** Each line with what must be gone from it. */
const told: readonly (readonly [string, string])[] = [
  [`Authorization: Bearer ${jwt}`, jwt.slice(10)],
  [`curl -H "Authorization: Bearer abcdefghijkl" https://x`, 'abcdefghijkl'],
  [`request with token ${jwt} failed`, jwt.slice(-12)],
  [`authorization: Basic ${base64('user:hunter22')}`, base64('user:hunter22')],
  ['password: hunter', 'hunter'],
  ['  password: correct horse battery', 'horse'],
  ['  - keystorePassword: correct horse battery', 'battery'],
  ['"password": "correct horse"', 'horse'],
  [String.raw`{\"password\":\"hunter 2\",\"a\":1}`, 'hunter'],
  ['db.password=hunter2&x=1', 'hunter2'],
  ['failed with password hunter: no, password=hunter', 'password=hunter'],
  ['helm upgrade --set global.token=abc123 x', 'abc123'],
  ['--password hunter2 --verbose', 'hunter2'],
  ['run with -passphrase "correct horse" now', 'horse'],
  ['clientSecret="zzz-yyy"', 'zzz-yyy'],
  ["client_secret: 'zzz yyy'", 'yyy'],
  ['secretAccessKey=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalr'],
  ['apiToken: 9f8e7d', '9f8e7d'],
  ['X-Vault-Token: hvs.CAESIJ0abc', 'CAESIJ'],
  ['cannot log in: hvs.CAESIJ0abcdefghijklmnop', 'CAESIJ'],
  ['GET https://user:hunter2@vault.example/v1 failed', 'hunter2'],
  ['Set-Cookie: session=abc; Path=/', 'abc'],
  ['hmac secret: kk-kk-kk', 'kk-kk'],
  ['hmacKey: c2VjcmV0LWhtYWMta2V5LTAxMjM0NTY3ODk', 'c2VjcmV0'],
  ['secret data: c2VjcmV0LWhtYWMta2V5LTAxMjM0NTY3ODk=', 'c2VjcmV0'],
  ['AGE-SECRET-KEY-1QQPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ', 'QQPQYQ'],
  ['gh token ghp_abcdefghijklmnopqrst0123 used', 'ghp_abc'],
  ['pass\u001b[1mword: hun\u001b[0mter2', 'ter2'],
];
test.each(told)('%j is told without its secret', (line, secret) => {
  const shown = redactLine(line);
  expect(shown).not.toContain(secret);
  expect(shown).toContain('[redacted]');
});

test.each([
  '"Certificate must be re-issued" logger="cert-manager.controller" key="shop/web" reason="DoesNotExist" message="Issuing certificate as Secret does not exist"',
  '"re-queuing item due to error processing" err="secrets \\"web-tls\\" not found" key="shop/web-tls-1"',
  '"Certificate not ready" secret="shop/web-tls" related_resource_kind="Secret" resource_version="v1"',
  'Existing private key is not up to date for spec: [spec.dnsNames]',
  'failed to decode private key: error decoding private key PEM block',
  'could not get token: unauthorized',
  'Bearer token is not valid; basic constraints are wrong',
  'image quay.io/jetstack/cert-manager-controller:v1.20.3@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'digest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 is new',
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'secret-hash="5d41402abc4b2a76b9719d911017c592"',
  'object uid 7d9f2c60-5a0b-4a3e-9f54-0d2f6a1b2c3d in namespace cert-manager',
  'serial 5F:3A:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11',
  'automountServiceAccountToken: true',
  'serviceAccountToken: null, imagePullSecrets: []',
  'privateKeySecretRef: {name: letsencrypt-account}, tokenSecretRef: {name: dns, key: token}',
  'create serviceaccounts/token is forbidden: User "system:serviceaccount:shop:clerk" cannot create',
  'bootstrap-token is used by key="shop/a-very-long-certificate-name-with-many-parts-0123456789"',
  'beginning upgrade of release cert-manager in namespace cert-manager from https://10.0.0.1:6443/apis',
  'https://[::1]:6443/api/v1/namespaces/cert-manager/secrets/sh.helm.release.v1.cert-manager.v12',
  'Attempting to acquire leader lease kube-system/cert-manager-controller...',
  'http: TLS handshake error from 10.244.0.1:43210: EOF',
  'BirthdayCertificate_of_Jürgen Łukasz 日本語 ✓',
])('an ordinary line stays as it is: %j', (line) => {
  expect(redactLine(line)).toBe(line);
});

test('what is known goes in whatever way it is written', () => {
  const value = 'canary "Ω" value/+1';
  const known = new Set([value]);
  const bytes = Buffer.from(value);
  const within = (before: string) => base64(`${before}${value} and more`);
  const written = [
    value,
    JSON.stringify({ value }),
    encodeURIComponent(value),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    within(''),
    within('x'),
    within('xy'),
    within('xyz'),
  ];
  for (const text of written) {
    const shown = redactText(`it is ${text} here`, known);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toContain(text);
    expect(shown).not.toContain('canary');
  }
});

test('a short known value goes as a word only, a long one of several lines line by line', () => {
  expect(redactText('a cat and b', new Set(['a']))).toBe('[redacted] cat and b');
  const known = new Set(['first line here\nsecond line here\n']);
  expect(redactText('> second line here <', known)).toBe('> [redacted] <');
  expect(redactText('nothing', new Set(['']))).toBe('nothing');
});

test('a value that becomes known later is known from then on', () => {
  const known = new Set<string>();
  expect(redactText('canary-value', known)).toBe('canary-value');
  known.add('canary-value');
  expect(redactText('canary-value', known)).toBe('[redacted]');
});

test('control characters and terminal sequences go', () => {
  expect(redactLine('\u001b[31mred\u001b[0m \u001b]0;title\u0007a\u0000b\u009bc\td\r\n')).toBe(
    'red abc d',
  );
});

test('a long line is cut, never within a character, and never so that half of a secret is left', () => {
  const cut = redactLine('😀'.repeat(3_000));
  expect(cut.length).toBeLessThanOrEqual(4_000);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut.endsWith('😀…')).toBe(true);
  const secret = 'canary-'.repeat(1_000);
  for (const before of [
    'x'.repeat(60_000),
    `password: ${'x'.repeat(60_000)}`,
    'token=x, '.repeat(7_000),
  ]) {
    const shown = redactLine(`${before} ${secret}`, new Set([secret]));
    expect(shown).not.toContain('canary');
    expect(shown.length).toBeLessThanOrEqual(4_000);
  }
});

test.each([
  'a',
  'A1b',
  '-',
  'password',
  'token: ',
  '"',
  '\\',
  '\u001b',
  'eyJ',
  '-----BEGIN ',
  'key=',
  '\n',
  'x\n',
  '\t',
  'https://a:',
  'Bearer a ',
  'Basic abcd ',
  '--',
  'token=',
  'x '.repeat(50),
  ' ',
])('a megabyte of %j takes no time to speak of', (text) => {
  const began = performance.now();
  redactLine(text.repeat(1_000_000 / text.length), new Set(['canary-value']));
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('of a line that is too long the beginning is told with a mark, and never half a secret', () => {
  const secret = 'canary'.repeat(100);
  const known = new Set([secret]);
  const text = `${'word '.repeat(13_000)}${secret}${'x'.repeat(1_000)}`;
  const shown = redactBeginning(text, known);
  expect(shown.endsWith('…')).toBe(true);
  expect(shown.length).toBeGreaterThan(50_000);
  expect(shown).not.toContain('canary');
  expect(redactBeginning('short', known)).toBe('short');
});

test.each([
  ['English', 33],
  ['other', 192],
])(
  "a known value of a keystore's length, of %s letters, goes whole, however it is written, and where it is cut",
  (_, first) => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647);
    const letter = () => String.fromCodePoint(first + (random() % 60));
    const value = Array.from({ length: 100_000 }, letter).join('');
    const known = new Set([value]);
    const hex = Buffer.from(value).toString('hex');
    for (const text of [value, hex])
      expect(redactText(`it is ${text} here`, known)).toBe('it is [redacted] here');
    const coded = Buffer.from(value).toString('base64');
    expect(redactText(`it is ${coded} here`, known)).toMatch(
      /^it is \[redacted\]\w{0,2}={0,2} here$/,
    );
    for (const text of [value, hex]) {
      const shown = redactLine(`it is ${text} here`, known);
      for (let at = 0; at + 12 <= text.length; at += 12)
        expect(shown.includes(text.slice(at, at + 12))).toBe(false);
    }
  },
);
