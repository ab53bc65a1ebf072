import type { IssuerReference } from '@/shared/certificate';
import { textField, textsField } from '@/shared/fields';

import { certificateFacts } from './certificate-facts';
import { goDuration } from './trigger/go-duration';

/** A Certificate whose spec.secretName is the Secret: what it asks to have written there. */
export interface SecretWriter {
  readonly name: string;
  readonly createdAt?: number;
  readonly issuer: IssuerReference;
  readonly names: readonly string[];
  readonly key: string;
  readonly isCA: boolean;
  readonly issuing: boolean;
  readonly usages: readonly string[];
  /** Milliseconds; undefined where the issuer's default is taken. */
  readonly duration?: number;
  readonly pkcs12: boolean;
  readonly jks: boolean;
}

/** What lists keep of one. */
export type NamedWriter = Pick<SecretWriter, 'name' | 'createdAt' | 'issuer' | 'names' | 'key'> &
  Partial<Pick<SecretWriter, 'pkcs12' | 'jks'>>;

/** Who writes one Secret. */
export interface WrittenBy<Writer extends NamedWriter = NamedWriter> {
  /** The one whose certificate is stored there. */
  readonly owner?: Writer | undefined;
  readonly count: number;
  /** The first of them. */
  readonly some: readonly Writer[];
}

/** What cert-manager asks for where a Certificate names no usages. */
const defaultUsages = ['digital signature', 'key encipherment'];

export function secretWriter(certificate: unknown): SecretWriter {
  const facts = certificateFacts(certificate);
  const usages = textsField(certificate, 'spec', 'usages');
  return {
    name: facts.name,
    createdAt: facts.createdAt,
    issuer: facts.issuer,
    names: facts.names,
    key: facts.key,
    isCA: facts.isCA,
    issuing: facts.issuing?.status === 'True',
    usages: usages.length > 0 ? usages : defaultUsages,
    duration: goDuration(textField(certificate, 'spec', 'duration')),
    pkcs12: facts.pkcs12 === true,
    jks: facts.jks === true,
  };
}
