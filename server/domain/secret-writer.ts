import type { IssuerReference } from '@/shared/certificate';
import { field, textField, textsField } from '@/shared/fields';

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
export type NamedWriter = Pick<SecretWriter, 'name' | 'createdAt' | 'issuer' | 'names' | 'key'>;

/** What cert-manager asks for where a Certificate names no usages. */
const defaultUsages = ['digital signature', 'key encipherment'];

export function secretWriter(certificate: unknown): SecretWriter {
  const facts = certificateFacts(certificate);
  const usages = textsField(certificate, 'spec', 'usages');
  const store = (kind: string) => field(certificate, 'spec', 'keystores', kind, 'create') === true;
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
    pkcs12: store('pkcs12'),
    jks: store('jks'),
  };
}
