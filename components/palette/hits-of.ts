import type { CertificatePage } from '@/shared/certificate';
import type { IssuerPage } from '@/shared/issuer';
import type { SecretPage } from '@/shared/secret';

import { objectPath } from '../address/object-path';
import { stateLooks } from '../certificates/state-looks';
import { count, counted } from '../text/count';

export interface Hit {
  readonly value: string;
  readonly name: string;
  readonly note: string;
  readonly path: string;
}

export interface HitGroup {
  readonly title: string;
  readonly entries: readonly Hit[];
}

function titleOf(kind: string, shown: number, found: number): string {
  return found > shown ? `${kind}, ${count(shown)} of ${count(found)}` : kind;
}

/** The objects that a text found, by kind, and how many there are in all. */
export function hitsOf(
  certificates: Pick<CertificatePage, 'rows' | 'found'>,
  issuers: Pick<IssuerPage, 'rows' | 'found'>,
  secrets: Pick<SecretPage, 'rows' | 'found'>,
): { groups: HitGroup[]; told: string } {
  const groups = [
    {
      title: titleOf('Certificates', certificates.rows.length, certificates.found),
      entries: certificates.rows.map(({ namespace, name, names, state }) => ({
        value: `certificate ${namespace}/${name}`,
        name: `${namespace}/${name}`,
        note: [stateLooks[state.state].word, ...names.slice(0, 3)].join(' · '),
        path: objectPath({ kind: 'Certificate', namespace, name }) ?? '/certificates',
      })),
    },
    {
      title: titleOf('Issuers', issuers.rows.length, issuers.found),
      entries: issuers.rows.map(({ kind, namespace, name, type }) => ({
        value: `issuer ${kind} ${namespace ?? ''}/${name}`,
        name: namespace === undefined ? name : `${namespace}/${name}`,
        note: `${kind}, ${type}`,
        path:
          objectPath({ kind, ...(namespace !== undefined && { namespace }), name }) ?? '/issuers',
      })),
    },
    {
      title: titleOf('TLS Secrets', secrets.rows.length, secrets.found),
      entries: secrets.rows.map(({ namespace, name, subject = '' }) => ({
        value: `secret ${namespace}/${name}`,
        name: `${namespace}/${name}`,
        note: subject,
        path: objectPath({ kind: 'Secret', namespace, name }) ?? '/secrets',
      })),
    },
  ].filter(({ entries }) => entries.length > 0);
  const found = certificates.found + issuers.found + secrets.found;
  const told = found === 0 ? 'No object has this in it.' : `${counted(found, 'object')} found`;
  return { groups, told };
}
