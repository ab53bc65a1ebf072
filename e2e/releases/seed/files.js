// @ts-check
import { join } from 'node:path';

/** The files with the sound Certificates, the one of ingress-shim aside. */
export const certificateFiles = ['company', 'shop', 'payments', 'platform'].map(
  (who) => `certificates-${who}`,
);

/** All files of the seed, in the order in which they are applied. */
export const seedFiles = [
  'namespaces',
  'keystore',
  'issuers',
  ...certificateFiles,
  'catalog',
  'broken',
  'storefront',
];

/**
 * @param {readonly string[]} files
 * @returns {string[]} arguments for kubectl
 */
export function fileArguments(files) {
  return files.flatMap((file) => ['-f', join(import.meta.dirname, 'objects', `${file}.yaml`)]);
}
