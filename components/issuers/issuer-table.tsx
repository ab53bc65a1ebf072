import type { IssuerRow as Row } from '@/shared/issuer';

import { IssuerRow } from './issuer-row';

export function IssuerTable({ rows, cluster }: { rows: readonly Row[]; cluster: string }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Issuers</caption>
      <thead>
        <tr>
          <th scope="col" className="head">
            Issuer
          </th>
          <th scope="col" className="head hidden w-[32%] md:table-cell">
            State
          </th>
          <th scope="col" className="head hidden w-[28%] lg:table-cell">
            Signs with
          </th>
          <th scope="col" className="head w-[112px] text-right">
            Certificates
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <IssuerRow
            key={`${row.kind}/${row.namespace ?? ''}/${row.name}`}
            row={row}
            cluster={cluster}
          />
        ))}
      </tbody>
    </table>
  );
}
