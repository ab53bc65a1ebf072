import { field, textField, textsField } from '@/shared/fields';

import { readRequest, type SigningRequest } from '../read-request';
import type { Gathered } from './gather';
import { goDuration } from './go-duration';
import { nameDer } from './name-der';
import { otherNamesMatch } from './other-names-match';
import { parseDn } from './parse-dn';
import { atLeast, type Release } from './release';
import { sameAddresses } from './same-addresses';
import { sameMembers } from './same-members';

/** The lists of `spec.subject`, with the OIDs of their attributes, in the order in which they are compared. */
const subjectLists = [
  ['organizations', '2.5.4.10'],
  ['countries', '2.5.4.6'],
  ['localities', '2.5.4.7'],
  ['organizationalUnits', '2.5.4.11'],
  ['postalCodes', '2.5.4.17', 'postCodes'],
  ['provinces', '2.5.4.8'],
  ['streetAddresses', '2.5.4.9'],
] as const;

const serialNumber = '2.5.4.5';

function valuesOf({ subject }: SigningRequest, wanted: string): string[] {
  return subject.attributes.filter(({ oid }) => oid === wanted).map(({ value }) => value);
}

function subjectMismatches(asked: SigningRequest, spec: unknown, release: Release): string[] {
  const serial = valuesOf(asked, serialNumber).at(-1) ?? '';
  const differ = subjectLists.filter(
    ([key, oid]) => !sameMembers(valuesOf(asked, oid), textsField(spec, 'subject', key)),
  );
  return [
    ...((asked.commonName ?? '') === (textField(spec, 'commonName') ?? '')
      ? []
      : ['spec.commonName']),
    ...(serial === (textField(spec, 'subject', 'serialNumber') ?? '')
      ? []
      : ['spec.subject.serialNumber']),
    ...differ.map(([key, , name]) => {
      // Until 1.19 a province is told as a postal code.
      const misnamed = key === 'provinces' && !atLeast(release, 1, 20);
      return `spec.subject.${misnamed ? 'postCodes' : (name ?? key)}`;
    }),
  ];
}

const told = (parts: readonly { oid: string; value: string }[]) =>
  JSON.stringify(parts.map(({ oid, value }) => [oid, value]));

/** Releases before 1.14 compare what the names say, the later ones byte by byte. */
function literalMismatches(
  asked: SigningRequest,
  literal: string,
  release: Release,
): string[] | 'unreadable' {
  const wanted = parseDn(literal);
  if (!wanted) return 'unreadable';
  const same = atLeast(release, 1, 14)
    ? nameDer(wanted).equals(asked.subject.raw)
    : told(asked.subject.attributes) === told(wanted.flat());
  return same ? [] : ['spec.literalSubject'];
}

function nameMismatches(asked: SigningRequest, spec: unknown): string[] {
  const wanted = (key: string) => textsField(spec, key);
  return [
    ...(sameAddresses(asked.ips, wanted('ipAddresses')) ? [] : ['spec.ipAddresses']),
    ...(sameMembers(asked.uris, wanted('uris')) ? [] : ['spec.uris']),
    ...(sameMembers(asked.emails, wanted('emailAddresses')) ? [] : ['spec.emailAddresses']),
    ...(sameMembers(asked.dnsNames, wanted('dnsNames')) ? [] : ['spec.dnsNames']),
  ];
}

/**
 * 1.18.3 and 1.19.1 read the defaults into an empty kind and group; the releases before and 1.19.0 compare what is
 * written, so that an explicit `kind: Issuer` issues anew.
 */
function sameIssuer(request: unknown, spec: unknown, release: Release): boolean {
  const { major, minor, patch } = release;
  const exact = !atLeast(release, 1, 18, 3) || (major === 1 && minor === 19 && patch === 0);
  return ['name', 'kind', 'group'].every((key) => {
    const [one, other] = [
      textField(request, 'spec', 'issuerRef', key) ?? '',
      textField(spec, 'issuerRef', key) ?? '',
    ];
    const missing = exact ? '' : { name: '', kind: 'Issuer', group: 'cert-manager.io' }[key];
    return (one || missing) === (other || missing);
  });
}

function otherMismatches(request: unknown, spec: unknown, release: Release): string[] {
  const durations = [
    goDuration(textField(request, 'spec', 'duration')),
    goDuration(textField(spec, 'duration')),
  ];
  const [asked, wanted] = durations;
  const sameCA = (field(request, 'spec', 'isCA') === true) === (field(spec, 'isCA') === true);
  const usages = [textsField(request, 'spec', 'usages'), textsField(spec, 'usages')] as const;
  return [
    ...(sameCA ? [] : ['spec.isCA']),
    ...(sameMembers(...usages) ? [] : ['spec.usages']),
    ...(asked === undefined || wanted === undefined || asked === wanted ? [] : ['spec.duration']),
    ...(sameIssuer(request, spec, release) ? [] : ['spec.issuerRef']),
  ];
}

/** The fields of a Certificate's spec that a CertificateRequest does not answer, by cert-manager's names for them. */
export function requestMismatches(
  request: unknown,
  { spec, release, requestSize }: Pick<Gathered, 'spec' | 'release' | 'requestSize'>,
): string[] | 'unreadable' {
  const asked = readRequest(textField(request, 'spec', 'request') ?? '', requestSize);
  if (asked.is === 'unreadable') return 'unreadable';
  const others = otherNamesMatch(asked, spec);
  if (others === 'unreadable') return 'unreadable';
  const literal = textField(spec, 'literalSubject') ?? '';
  const subject =
    literal === ''
      ? subjectMismatches(asked, spec, release)
      : literalMismatches(asked, literal, release);
  if (subject === 'unreadable') return 'unreadable';
  return [
    ...nameMismatches(asked, spec),
    ...(others ? [] : ['spec.otherNames']),
    ...subject,
    ...otherMismatches(request, spec, release),
  ];
}
