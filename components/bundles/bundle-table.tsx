import type { BundleView } from '@/shared/bundle';

import { BundleRow } from './bundle-row';

interface Props {
  readonly bundles: readonly BundleView[];
  readonly cluster: string;
  readonly now: number;
}

export function BundleTable({ bundles, cluster, now }: Props) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Bundles</caption>
      <thead>
        <tr>
          <th scope="col" className="head">
            Bundle
          </th>
          <th scope="col" className="head hidden w-[22%] md:table-cell">
            Holds
          </th>
          <th scope="col" className="head hidden w-[22%] md:table-cell">
            Restore dry run
          </th>
          <th scope="col" className="head hidden w-[96px] text-right lg:table-cell">
            Size
          </th>
          <th scope="col" className="head w-[112px] text-right">
            Taken
          </th>
        </tr>
      </thead>
      <tbody>
        {bundles.map((bundle) => (
          <BundleRow key={bundle.id} bundle={bundle} cluster={cluster} now={now} />
        ))}
      </tbody>
    </table>
  );
}
