// @ts-check
import { X509Certificate, createPrivateKey } from 'node:crypto';

import { conditionOf, keyOf } from './item.js';

/** @typedef {import('./item.js').Item} Item */

/**
 * Which of the six broken cases is not broken the way it should be.
 * @param {readonly Item[]} items
 * @returns {string[]}
 */
export function caseProblems(items) {
  /** @param {string} kind @param {string} key */
  const find = (kind, key) => items.find((item) => item.kind === kind && keyOf(item) === key);
  /** @param {string} kind @param {string} key @param {string} type */
  const condition = (kind, key, type) => {
    const item = find(kind, key);
    return item && conditionOf(item, type);
  };
  /** @param {Parameters<typeof condition>} which */
  const reason = (...which) => condition(...which)?.reason;
  /** @param {Parameters<typeof condition>} which */
  const status = (...which) => condition(...which)?.status;
  const legacy = find('Secret', 'shop/legacy-checkout-tls');
  const agents = find('Secret', 'platform/build-agents-tls');
  /** @type {Record<string, boolean>} */
  const holds = {
    'missing-issuer: a request waits for an Issuer that is not there':
      reason('CertificateRequest', 'shop/gift-cards-1', 'Ready') === 'Pending' &&
      !find('Issuer', 'shop/gift-cards-ca'),
    'issuer-not-ready: terminals-ca cannot read its Secret':
      reason('Issuer', 'payments/terminals-ca', 'Ready') === 'ErrGetKeyPair' &&
      reason('CertificateRequest', 'payments/card-terminals-1', 'Ready') === 'Pending',
    'shared-secret: status-page owns the Secret of status-page-old':
      reason('Certificate', 'platform/status-page-old', 'Ready') === 'IncorrectCertificate' &&
      !find('CertificateRequest', 'platform/status-page-old-1'),
    'foreign-key: the key of legacy-checkout-tls does not match':
      legacy !== undefined && !keyMatches(legacy) && !legacy.metadata.annotations,
    'denied: the request of partner-portal is denied':
      status('Certificate', 'payments/partner-portal', 'Issuing') === 'False' &&
      status('CertificateRequest', 'payments/partner-portal-1', 'Denied') === 'True',
    'ca-ends-first: build-agents outlives its CA': agents !== undefined && outlivesItsCa(agents),
  };
  return Object.entries(holds)
    .filter(([, holdsTrue]) => !holdsTrue)
    .map(([what]) => `this does not hold: ${what}`);
}

/** @param {Item} secret */
function keyMatches(secret) {
  const [leaf] = chain(secret);
  return leaf?.checkPrivateKey(createPrivateKey(decoded(secret, 'tls.key'))) ?? false;
}

/** @param {Item} secret */
function outlivesItsCa(secret) {
  const [leaf, ca] = chain(secret);
  if (!leaf || !ca) return false;
  return leaf.checkIssued(ca) && Date.parse(leaf.validTo) > Date.parse(ca.validTo);
}

/** @param {Item} secret */
function chain(secret) {
  const pem = decoded(secret, 'tls.crt');
  const certificates =
    pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return certificates.map((one) => new X509Certificate(one));
}

/**
 * @param {Item} secret
 * @param {string} key
 */
function decoded(secret, key) {
  return Buffer.from(secret.data?.[key] ?? '', 'base64').toString();
}
