import { parse } from 'yaml';

import type { CertificateDetail } from '@/shared/certificate-detail';
import type { ChainNode } from '@/shared/chain';
import { textField, textsField } from '@/shared/fields';
import type { X509Detail } from '@/shared/x509';

const goSignatures: Readonly<Record<string, string>> = {
  sha256WithRSAEncryption: 'SHA256-RSA',
  'ecdsa-with-SHA256': 'ECDSA-SHA256',
  'ecdsa-with-SHA384': 'ECDSA-SHA384',
  'ecdsa-with-SHA512': 'ECDSA-SHA512',
  ED25519: 'Ed25519',
};

const usageNames: Readonly<Record<string, string>> = {
  'digital signature': 'Digital Signature',
  'key encipherment': 'Key Encipherment',
  'cert sign': 'Cert Sign',
  'crl sign': 'CRL Sign',
  'server auth': 'Server Authentication',
  'client auth': 'Client Authentication',
};

const usages = (all: readonly string[]) => all.map((one) => usageNames[one] ?? one).join(', ');
const hex = (text = '') => text.replaceAll(':', '').toLowerCase();
const whole = (serial: string) => serial.padStart(serial.length + (serial.length % 2), '0');
const goTime = (time?: number, without = '') =>
  time === undefined ? without : new Date(time).toISOString().replace('.000Z', 'Z');

const factsOf = ({ facts }: ChainNode, name: string) =>
  facts.flatMap((fact) => (fact.name === name ? [fact.value] : []));
const factOf = (node: ChainNode, name: string) => factsOf(node, name)[0] ?? '';

function conditionLines({ conditions }: Pick<ChainNode, 'conditions'>): string[] {
  if (conditions.length === 0) return ['  No Conditions set'];
  return conditions.map(
    (one) => `  ${one.type}: ${one.status}, Reason: ${one.reason}, Message: ${one.message}`,
  );
}

/** Below a heading of its own, the first one stands further in. */
function innerConditions(node: ChainNode): string[] {
  const [first = '', ...others] = conditionLines(node);
  return ['  Conditions:', `  ${first}`, ...others];
}

function issuerLines({ object, state }: ChainNode, node: ChainNode, certificate: unknown) {
  const group = textField(certificate, 'spec', 'issuerRef', 'group') ?? '';
  if (group !== '' && group !== 'cert-manager.io')
    return [
      `The ${object.kind} "${object.name}" is not of the group cert-manager.io, this command currently does not support third party issuers.`,
      `To get more information about "${object.name}", try 'kubectl describe'`,
    ];
  if (state === 'absent')
    return [
      `error when getting ${object.kind}: ${object.kind.toLowerCase()}s.cert-manager.io "${object.name}" not found`,
    ];
  return ['Issuer:', `  Name: ${object.name}`, `  Kind: ${object.kind}`, ...innerConditions(node)];
}

function secretLines({ object, state }: ChainNode, leaf: X509Detail | undefined): string[] {
  const { name } = object;
  if (state === 'absent')
    return [`error when finding Secret "${name}": secrets "${name}" not found`];
  if (!leaf) return [`error: 'tls.crt' of Secret "${name}" is not set`];
  const by = (short: string) =>
    leaf.issuerAttributes.flatMap((one) => (one.name === short ? [one.value] : [])).join(', ');
  return [
    'Secret:',
    `  Name: ${name}`,
    `  Issuer Country: ${by('C')}`,
    `  Issuer Organisation: ${by('O')}`,
    `  Issuer Common Name: ${by('CN')}`,
    `  Key Usage: ${usages(leaf.keyUsages)}`,
    `  Extended Key Usages: ${usages(leaf.extKeyUsages)}`,
    `  Public Key Algorithm: ${leaf.publicKey.algorithm}`,
    `  Signature Algorithm: ${goSignatures[leaf.signatureAlgorithm] ?? leaf.signatureAlgorithm}`,
    `  Subject Key ID: ${hex(leaf.subjectKeyId)}`,
    `  Authority Key ID: ${hex(leaf.authorityKeyId)}`,
    `  Serial Number: ${whole(leaf.serial)}`,
  ];
}

function orderLines(order: ChainNode | undefined): string[] {
  if (!order) return ['No Order found for this Certificate'];
  const authorizations = factsOf(order, 'Authorization');
  const failed = factOf(order, 'Failed at');
  return [
    'Order:',
    `  Name: ${order.object.name}`,
    `  State: ${factOf(order, 'State')}, Reason: ${factOf(order, 'Reason')}`,
    ...(authorizations.length === 0
      ? ['  No Authorizations for this Order']
      : ['  Authorizations:', ...authorizations.map((one) => `    ${one}`)]),
    ...(failed ? [`  FailureTime: ${failed}`] : []),
  ];
}

function challengeLines(challenges: readonly ChainNode[]): string[] {
  if (challenges.length === 0) return ['No Challenges found for this Certificate'];
  const names = ['Type', 'Token', 'Key', 'State', 'Reason', 'Processing', 'Presented'];
  return [
    'Challenges:',
    ...challenges.map((one) =>
      [`- Name: ${one.object.name}`, ...names.map((name) => `${name}: ${factOf(one, name)}`)].join(
        ', ',
      ),
    ),
  ];
}

/**
 * What we tell of a Certificate in the words and the order of `cmctl status certificate`, without its events.
 */
export function asCmctl(detail: CertificateDetail): string {
  const { row, yaml, createdAt, conditions, chain, stored } = detail;
  const object: unknown = parse(yaml);
  const of = (kind: string) => chain.filter((one) => one.object.kind === kind);
  const [, issuer, secret] = chain;
  if (!issuer || !secret) throw new Error(`no whole chain: ${JSON.stringify(chain)}`);
  const [request] = of('CertificateRequest');
  const acme = request && factOf(issuer, 'Type') === 'ACME';
  const [order] = of('Order');
  const lines = [
    `Name: ${row.name}`,
    `Namespace: ${row.namespace}`,
    `Created at: ${goTime(createdAt)}`,
    'Conditions:',
    ...conditionLines({ conditions }),
    'DNS Names:',
    // A row has all names together; which of them are DNS names, only the spec says.
    ...textsField(object, 'spec', 'dnsNames')
      .filter((one) => row.names.includes(one))
      .map((one) => `- ${one}`),
    ...issuerLines(issuer, issuer, object),
    ...secretLines(secret, stored[0]),
    `Not Before: ${goTime(row.notBefore, '<none>')}`,
    `Not After: ${goTime(row.notAfter, '<none>')}`,
    `Renewal Time: ${goTime(row.renewalTime, '<none>')}`,
    ...(request
      ? [
          'CertificateRequest:',
          `  Name: ${request.object.name}`,
          `  Namespace: ${request.object.namespace}`,
          ...innerConditions(request),
        ]
      : ['No CertificateRequest found for this Certificate']),
    ...(acme ? orderLines(order) : []),
    ...(acme && order ? challengeLines(of('Challenge')) : []),
  ];
  return lines.join('\n');
}
