import type { SecretPage } from '@/shared/secret';

import { SecretRow } from './secret-row';

export function SecretTable({ page, cluster }: { page: SecretPage; cluster: string }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">TLS Secrets</caption>
      <thead>
        <tr>
          <th scope="col" className="head">
            Secret
          </th>
          <th scope="col" className="head hidden w-[30%] md:table-cell">
            Stored pair
          </th>
          <th scope="col" className="head hidden w-[24%] lg:table-cell">
            Managed by
          </th>
          <th scope="col" className="head w-[112px] text-right">
            Ends in
          </th>
          <th scope="col" className="head hidden w-[104px] xl:table-cell">
            Key
          </th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <SecretRow
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
