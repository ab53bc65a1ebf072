import type { IssuerRow, IssuerState } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';

/** One issuer as it is shown, with how many Certificates name it where that is known. */
export function issuerRow(
  { kind, namespace, name, type, with: signsWith }: IssuerFacts,
  state: IssuerState,
  certificates: number | undefined,
): IssuerRow {
  return {
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
    state,
    type,
    with: signsWith,
    ...(certificates !== undefined && { certificates }),
  };
}
