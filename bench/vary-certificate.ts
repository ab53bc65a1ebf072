import { type KeyObject, randomBytes, sign } from 'node:crypto';

import { sliceCertificate } from '../server/domain/slice-certificate';
import type { PoolKey } from './key-pool';

export interface Variation {
  readonly key: PoolKey;
  /** Texts of the template, each replaced by another one of the same length wherever it stands. */
  readonly names: readonly (readonly [string, string])[];
  /** Milliseconds since 1970, up to 2049; the template's where they are absent. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly ca: KeyObject;
}

/** `261128133100Z` */
const utcTime = (at: number) =>
  new Date(at)
    .toISOString()
    .replaceAll(/[-:T]|\.\d+/g, '')
    .slice(2);

function replaceAll(der: Buffer, before: string, after: string): void {
  if (before.length !== after.length) throw new Error(`${after} is not as long as ${before}.`);
  for (let at = der.indexOf(before); at >= 0; at = der.indexOf(before, at + 1))
    der.write(after, at, 'latin1');
}

/** Another certificate of the template's length: key, serial number, names and times are others, and the CA signs anew. */
export function varyCertificate(template: Buffer, variation: Variation): Buffer {
  const { key, names, notBefore, notAfter, ca } = variation;
  const der = Buffer.from(template);
  const slices = sliceCertificate(der);
  if (slices.spki.length !== key.spki.length) throw new Error('The template is of another key.');
  key.spki.copy(slices.spki);
  randomBytes(slices.serial.length - 1).copy(slices.serial, 1);
  for (const [before, after] of names) replaceAll(der, before, after);
  if (notBefore !== undefined) replaceAll(der, slices.notBefore, utcTime(notBefore));
  if (notAfter !== undefined) replaceAll(der, slices.notAfter, utcTime(notAfter));
  sign('sha256', slices.tbs, ca).copy(slices.signature);
  return der;
}

/** As cert-manager stores it. */
export const pemOf = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
