import Link from 'next/link';

import type { ChallengeRow } from '@/shared/challenge';

import { objectPath } from '../address/object-path';
import { Text } from '../text/text';

interface Props {
  readonly row: Pick<ChallengeRow, 'namespace' | 'name' | 'certificate' | 'certificateUnknown'>;
  readonly cluster: string;
}

/** Its name, which leads to the Certificate that it is for: there the whole chain is shown. */
export function LinkName({ row, cluster }: Props) {
  const { namespace, name, certificate, certificateUnknown } = row;
  const full = `${namespace}/${name}`;
  if (certificate === undefined)
    return (
      // No page of its own: j and k reach it all the same, to select it.
      <>
        <span data-row tabIndex={-1} className="mono font-semibold break-all">
          <Text>{full}</Text>
        </span>
        {certificateUnknown !== undefined && (
          <span className="second block [overflow-wrap:anywhere]">
            For which certificate is not known. <Text>{certificateUnknown}</Text>
          </span>
        )}
      </>
    );
  const path = objectPath({ kind: 'Certificate', namespace, name: certificate });
  return (
    <>
      <Link
        data-row
        prefetch={false}
        className="mono font-semibold break-all hover:underline"
        href={{ pathname: path, query: { cluster } }}
      >
        <Text>{full}</Text>
      </Link>
      <span className="second block [overflow-wrap:anywhere]">
        for certificate{' '}
        <span className="mono">
          <Text>{certificate}</Text>
        </span>
      </span>
    </>
  );
}
