import type { CertificatePage } from '@/shared/certificate';
import type { ChallengePage } from '@/shared/challenge';
import type { IssuerPage } from '@/shared/issuer';
import type { OrderPage } from '@/shared/order';
import type { RequestPage } from '@/shared/request';
import type { SecretPage } from '@/shared/secret';

import { objectPath } from '../address/object-path';
import { stateLooks } from '../certificates/state-looks';
import { rowName } from '../list/row-name';
import { linkWords } from '../requests/link-words';
import { acmeLooks, requestLooks } from '../requests/looks';
import { count, counted } from '../text/count';

export interface Hit {
  readonly value: string;
  readonly name: string;
  readonly note: string;
  readonly path: string;
  /** What the address says beside the place: which of a page's lists, and of which object. */
  readonly query?: Readonly<Record<string, string>>;
}

export interface HitGroup {
  readonly title: string;
  readonly entries: readonly Hit[];
}

function titleOf(kind: string, shown: number, found: number): string {
  return found > shown ? `${kind}, ${count(shown)} of ${count(found)}` : kind;
}

/** What each list answered. */
export interface Found {
  readonly certificates: Pick<CertificatePage, 'rows' | 'found'>;
  readonly issuers: Pick<IssuerPage, 'rows' | 'found'>;
  readonly secrets: Pick<SecretPage, 'rows' | 'found'>;
  readonly requests: Pick<RequestPage, 'rows' | 'found'>;
  readonly orders: Pick<OrderPage, 'rows' | 'found'>;
  readonly challenges: Pick<ChallengePage, 'rows' | 'found'>;
}

/** What lies between a Certificate and its Secret has no page of its own: its list shows it alone. */
function linkHits<State extends string>(
  show: keyof typeof linkWords,
  { rows, found }: { readonly rows: readonly Linked<State>[]; readonly found: number },
  looks: Readonly<Record<State, { readonly word: string }>>,
): HitGroup {
  return {
    title: titleOf(linkWords[show].title, rows.length, found),
    entries: rows.map((row) => ({
      value: `${show} ${rowName(row)}`,
      name: rowName(row),
      note: [
        looks[row.state.state].word,
        ...(row.certificate === undefined ? [] : [`for certificate ${row.certificate}`]),
      ].join(' · '),
      path: '/requests',
      query: { ...(show !== 'requests' && { show }), q: rowName(row) },
    })),
  };
}

interface Linked<State extends string> {
  readonly namespace: string;
  readonly name: string;
  readonly certificate?: string | undefined;
  readonly state: { readonly state: State };
}

/** The objects that a text found, by kind, and how many there are in all. */
export function hitsOf(answers: Found): { groups: HitGroup[]; told: string } {
  const { certificates, issuers, secrets, requests, orders, challenges } = answers;
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
        name: rowName({ namespace, name }),
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
    linkHits('requests', requests, requestLooks),
    linkHits('orders', orders, acmeLooks),
    linkHits('challenges', challenges, acmeLooks),
  ].filter(({ entries }) => entries.length > 0);
  const found = Object.values(answers).reduce((sum, answer) => sum + answer.found, 0);
  const told = found === 0 ? 'No object has this in it.' : `${counted(found, 'object')} found`;
  return { groups, told };
}
