import type { IssuerReference } from '@/shared/certificate';
import type { Condition } from '@/shared/condition';
import { field, numberField, textField, textsField, timeField } from '@/shared/fields';

import { conditionOf, conditions } from './conditions';
import { sharedReference, sharedText } from './shared-values';
import { parseDn } from './trigger/parse-dn';

/** What the inventory keeps of one Certificate; nothing in it depends on the time of day. */
export interface CertificateFacts {
  readonly namespace: string;
  readonly name: string;
  readonly issuer: IssuerReference;
  readonly secretName: string;
  readonly names: readonly string[];
  readonly key: string;
  readonly isCA: boolean;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly renewalTime?: number;
  readonly revision?: number;
  readonly createdAt?: number;
  readonly lastFailureTime?: number;
  readonly failedIssuanceAttempts?: number;
  readonly ready?: Condition;
  readonly issuing?: Condition;
  /** Whether it asks for these keystores; absent in nearly all. */
  readonly pkcs12?: true;
  readonly jks?: true;
  /** The Secrets with the passwords of its keystores. */
  readonly keystorePasswords?: readonly string[];
}

const defaultSizes: ReadonlyMap<string, number> = new Map([
  ['RSA', 2048],
  ['ECDSA', 256],
]);

/** `RSA 2048`, with the defaults that cert-manager applies when it makes the key. */
function keyOf(certificate: unknown): string {
  const algorithm = textField(certificate, 'spec', 'privateKey', 'algorithm') || 'RSA';
  const size =
    numberField(certificate, 'spec', 'privateKey', 'size') || defaultSizes.get(algorithm);
  return size === undefined || algorithm === 'Ed25519' ? algorithm : `${algorithm} ${size}`;
}

const commonNameOid = '2.5.4.3';

/** A subject that is written out has no spec.commonName beside it: the webhook refuses both. */
function literalName(certificate: unknown): string | undefined {
  const literal = textField(certificate, 'spec', 'literalSubject');
  const parts = literal ? parseDn(literal)?.flat() : undefined;
  return parts?.findLast(({ oid }) => oid === commonNameOid)?.value;
}

function namesOf(certificate: unknown): string[] {
  const commonName = textField(certificate, 'spec', 'commonName') || literalName(certificate);
  const all = [
    ...(commonName ? [commonName] : []),
    ...['dnsNames', 'ipAddresses', 'uris', 'emailAddresses'].flatMap((list) =>
      textsField(certificate, 'spec', list),
    ),
  ];
  return [...new Set(all)];
}

/** Kind and group with the defaults that cert-manager reads into an empty reference. */
export function issuerReferenceOf(certificate: unknown): IssuerReference {
  return sharedReference({
    name: textField(certificate, 'spec', 'issuerRef', 'name') ?? '',
    kind: textField(certificate, 'spec', 'issuerRef', 'kind') || 'Issuer',
    group: textField(certificate, 'spec', 'issuerRef', 'group') || 'cert-manager.io',
  });
}

/** Few ask for any: what is not there costs no memory. */
function keystoresOf(certificate: unknown): Partial<CertificateFacts> {
  const keystores = field(certificate, 'spec', 'keystores');
  if (keystores === undefined) return {};
  const passwords = ['pkcs12', 'jks'].flatMap(
    (kind) => textField(keystores, kind, 'passwordSecretRef', 'name') || [],
  );
  const creates = (kind: string) => field(keystores, kind, 'create') === true;
  return {
    ...(creates('pkcs12') && { pkcs12: true }),
    ...(creates('jks') && { jks: true }),
    ...(passwords.length > 0 && { keystorePasswords: passwords }),
  };
}

export function certificateFacts(certificate: unknown): CertificateFacts {
  const all = conditions(certificate);
  return {
    namespace: sharedText(textField(certificate, 'metadata', 'namespace') ?? ''),
    name: textField(certificate, 'metadata', 'name') ?? '',
    issuer: issuerReferenceOf(certificate),
    secretName: textField(certificate, 'spec', 'secretName') ?? '',
    names: namesOf(certificate),
    key: sharedText(keyOf(certificate)),
    isCA: field(certificate, 'spec', 'isCA') === true,
    notBefore: timeField(certificate, 'status', 'notBefore'),
    notAfter: timeField(certificate, 'status', 'notAfter'),
    renewalTime: timeField(certificate, 'status', 'renewalTime'),
    revision: numberField(certificate, 'status', 'revision'),
    createdAt: timeField(certificate, 'metadata', 'creationTimestamp'),
    lastFailureTime: timeField(certificate, 'status', 'lastFailureTime'),
    failedIssuanceAttempts: numberField(certificate, 'status', 'failedIssuanceAttempts'),
    ready: conditionOf(all, 'Ready'),
    issuing: conditionOf(all, 'Issuing'),
    ...keystoresOf(certificate),
  };
}
