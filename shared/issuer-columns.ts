import { type Columns, timeText } from './export-file';
import type { IssuerRow } from './issuer';

/** What an export of issuers writes of each. */
export const issuerColumns: Columns<IssuerRow> = {
  kind: ({ kind }) => kind,
  namespace: ({ namespace = '' }) => namespace,
  name: ({ name }) => name,
  state: ({ state }) => state.state,
  since: ({ state }) => timeText('since' in state ? state.since : undefined),
  why: ({ state }) => ('why' in state ? state.why : ''),
  type: ({ type }) => type,
  with: (row) => row.with ?? '',
  certificates: ({ certificates }) => String(certificates ?? ''),
};
