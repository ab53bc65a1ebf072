import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pair {
  readonly crt: string;
  readonly key: string;
}

export interface Wanted {
  readonly key?: 'rsa:1024' | 'rsa:2048' | 'rsa:3072' | 'P-256' | 'P-384' | 'P-521' | 'ed25519';
  readonly subject?: string;
  /** As openssl writes them: `DNS:a.example,IP:10.0.0.1`. */
  readonly names?: string;
  /** Days from now, negative for days ago. */
  readonly from?: number;
  readonly until?: number;
  readonly isCA?: boolean;
  readonly digest?: 'sha1' | 'md5' | 'sha256' | 'sha384';
  /** In hex, negative with a minus; without one it is random. */
  readonly serial?: string;
  /** More lines of openssl's section of extensions; sections that they name follow. */
  readonly extensions?: readonly string[];
  /** Without one the certificate signs itself. */
  readonly issuer?: Pair;
}

export function openssl(args: readonly string[], input?: string): string {
  return execFileSync('openssl', args, {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const algorithms = {
  'rsa:1024': ['RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'rsa:2048': ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa:3072': ['RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'P-256': ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'P-521': ['EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['ED25519'],
} as const;

export function makeKey(key: NonNullable<Wanted['key']> = 'P-256'): string {
  return openssl(['genpkey', '-algorithm', ...algorithms[key]]);
}

const day = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, '');

const configuration = (
  folder: string,
  { names, isCA = false, serial, extensions = [] }: Wanted,
) => `
[ca]
default_ca = here
[here]
database = ${folder}/index
new_certs_dir = ${folder}
serial = ${folder}/serial
${serial === undefined ? 'rand_serial = yes' : ''}
policy = any
unique_subject = no
x509_extensions = extensions
[any]
organizationName = optional
organizationalUnitName = optional
commonName = optional
[req]
distinguished_name = any
[extensions]
basicConstraints = critical,CA:${isCA ? 'TRUE' : 'FALSE'}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
${names ? `subjectAltName = ${names}` : ''}
${extensions.join('\n')}
`;

/** A real certificate and its key, made by openssl now. */
export function issue(wanted: Wanted = {}): Pair {
  const { subject = '/CN=test', from = -1, until = 90, issuer } = wanted;
  const folder = mkdtempSync(join(tmpdir(), 'certferry-openssl-'));
  const at = (file: string) => join(folder, file);
  try {
    const key = makeKey(wanted.key);
    const signer = issuer?.key ?? key;
    writeFileSync(at('index'), '');
    if (wanted.serial !== undefined) writeFileSync(at('serial'), `${wanted.serial}\n`);
    writeFileSync(at('config'), configuration(folder, wanted));
    writeFileSync(at('key'), key);
    writeFileSync(at('signer'), signer);
    if (issuer) writeFileSync(at('issuer'), issuer.crt);
    openssl([
      'req',
      '-new',
      '-config',
      at('config'),
      '-key',
      at('key'),
      '-subj',
      subject,
      '-multivalue-rdn',
      '-utf8',
      '-out',
      at('csr'),
    ]);
    const digest = openssl(['pkey', '-noout', '-text'], signer).startsWith('ED25519')
      ? 'null'
      : (wanted.digest ?? 'sha256');
    const files = `-config ${at('config')} -in ${at('csr')} -out ${at('crt')}`;
    const by = `-keyfile ${at('signer')} ${issuer ? `-cert ${at('issuer')}` : '-selfsign'}`;
    const dates = `-startdate ${day(from)} -enddate ${day(until)}`;
    openssl(`ca -batch -notext -preserveDN -md ${digest} ${files} ${by} ${dates}`.split(' '));
    return { crt: readFileSync(at('crt'), 'utf8'), key };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A Secret as the API server returns it. */
export function tlsSecret(data: Readonly<Record<string, string>>, name = 'tls'): object {
  const encoded = Object.entries(data).map(([key, text]) => [
    key,
    Buffer.from(text).toString('base64'),
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { name, namespace: 'shop' },
    data: Object.fromEntries(encoded),
  };
}

/** A real signing request, made by openssl; `extensions` are lines of its configuration. */
export function signingRequest(wanted: {
  readonly key?: Wanted['key'];
  readonly subject?: string;
  readonly extensions?: readonly string[];
}): { readonly csr: string; readonly key: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certferry-openssl-'));
  const at = (file: string) => join(folder, file);
  try {
    const key = makeKey(wanted.key);
    const lines = wanted.extensions ?? [];
    const asked = lines.length > 0 ? 'req_extensions = asked' : '';
    writeFileSync(at('key'), key);
    writeFileSync(
      at('config'),
      [
        'oid_section = oids',
        '[oids]',
        'odd = 1.2.3.4.5',
        '[req]',
        'distinguished_name = any',
        asked,
        '[any]',
        '[asked]',
        ...lines,
        '',
      ].join('\n'),
    );
    const subject = ['-subj', wanted.subject ?? '/CN=test', '-multivalue-rdn', '-utf8'];
    return {
      csr: openssl(['req', '-new', '-config', at('config'), '-key', at('key'), ...subject]),
      key,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
