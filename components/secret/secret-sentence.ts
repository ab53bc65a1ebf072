import { elapsed } from '@/shared/elapsed';
import type { SecretDetail, SecretHealth } from '@/shared/secret';

type Told = Pick<SecretDetail, 'type' | 'health' | 'certificates' | 'moreCertificates' | 'chain'>;

/** Whether it is to hold a pair at all: other Secrets are not judged as one. */
export function holdsPair({ type, certificates = [] }: Told): boolean {
  return type === 'kubernetes.io/tls' || certificates.length > 0;
}

/** The first sentence on a Secret: what the stored pair is worth, and who writes it. */
export function secretSentence(secret: Told, now: number): string {
  return `${worth(secret, now)}${writtenBy(secret)}`;
}

const words = {
  sound: 'Sound',
  expired: 'Expired',
  mismatch: 'The stored key is not that of the certificate',
  unreadable: 'What is stored cannot be read',
  empty: 'No pair is stored',
  missing: 'No pair is stored',
  broken: 'A pair is stored, and it is refused',
  ending: 'The stored certificate ends soon',
  outlives: 'The stored certificate outlives its CA',
  'key-only': 'Holds no TLS pair, but the key of an issuance',
  unknown: 'What the stored pair is worth is not known',
} as const satisfies Record<SecretHealth['state'], string>;

function worth(secret: Told, now: number): string {
  if (secret.health.state === 'key-only') return words['key-only'];
  if (!holdsPair(secret)) return `Holds no TLS pair: its type is ${secret.type || 'not told'}`;
  const { state } = secret.health;
  const [leaf] = secret.chain;
  if (leaf?.is !== 'certificate') return words[state];
  const { notAfter } = leaf.certificate;
  if (state === 'sound') return `Sound; ends in ${elapsed(notAfter - now)}`;
  return state === 'expired' ? `Expired ${elapsed(now - notAfter)} ago` : words[state];
}

function writtenBy({ certificates, moreCertificates = 0 }: Told): string {
  if (certificates === undefined) return '';
  const [first, ...more] = certificates;
  if (first === undefined) return '; no Certificate writes it';
  if (more.length === 0) return `; Certificate ${first} writes it`;
  return `; ${certificates.length + moreCertificates} Certificates write it`;
}
