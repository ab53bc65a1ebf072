'use client';

import type { CertificatePage, CertificateQuery } from '@/shared/certificate';

import { SortHeader } from '../table/sort-header';
import { CertificateRow } from './certificate-row';

type Sort = CertificateQuery['sort'];

interface Props {
  readonly page: CertificatePage;
  readonly cluster: string;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly onSort: (sort: Sort, descending: boolean) => void;
}

export function CertificateTable({ page, cluster, sort, descending, onSort }: Props) {
  function header(column: Sort, word: string, className?: string) {
    const direction = descending ? 'descending' : 'ascending';
    return (
      <SortHeader
        sorted={sort === column ? direction : undefined}
        onSort={() => onSort(column, sort === column ? !descending : false)}
        className={className}
        align={column === 'expiry' ? 'end' : undefined}
      >
        {word}
      </SortHeader>
    );
  }

  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Certificates</caption>
      <thead>
        <tr>
          {header('name', 'Certificate')}
          {header('state', 'State', 'hidden w-[22%] md:table-cell')}
          {header('issuer', 'Issuer', 'hidden w-[11%] lg:table-cell')}
          <th scope="col" className="head hidden w-[18%] md:table-cell">
            Secret
          </th>
          <th scope="col" className="head hidden w-[134px] xl:table-cell">
            Lifetime
          </th>
          {header('expiry', 'Ends in', 'w-[112px] text-right')}
          <th scope="col" className="head hidden w-[104px] xl:table-cell">
            Key
          </th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <CertificateRow
            key={`${row.namespace}/${row.name}`}
            row={row}
            cluster={cluster}
            now={page.now}
          />
        ))}
      </tbody>
    </table>
  );
}
