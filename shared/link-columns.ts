import type { AcmeState } from './acme-state';
import type { ChallengeRow } from './challenge';
import { type Columns, timeText } from './export-file';
import type { OrderRow } from './order';
import type { RequestRow } from './request';

type Shared = Pick<RequestRow, 'namespace' | 'name' | 'certificate' | 'issuer' | 'createdAt'> & {
  readonly state: AcmeState | RequestRow['state'];
};

/** What an export of requests, Orders and Challenges writes of each. */
const shared: Columns<Shared> = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  certificate: ({ certificate = '' }) => certificate,
  state: ({ state }) => state.state,
  since: ({ state }) => timeText('since' in state ? state.since : undefined),
  why: ({ state }) => ('why' in state ? state.why : ''),
  'issuer kind': ({ issuer }) => issuer.kind,
  'issuer group': ({ issuer }) => issuer.group,
  issuer: ({ issuer }) => issuer.name,
  created: ({ createdAt }) => timeText(createdAt),
};

/** Why no certificate stands there, of what only leads to one by others. */
const unknown: Columns<Pick<OrderRow, 'certificateUnknown'>> = {
  'certificate unknown': ({ certificateUnknown = '' }) => certificateUnknown,
};

export const requestColumns: Columns<RequestRow> = {
  ...shared,
  revision: ({ revision }) => (revision === undefined ? '' : String(revision)),
  failed: ({ failedAt }) => timeText(failedAt),
};

export const orderColumns: Columns<OrderRow> = {
  ...shared,
  request: ({ request = '' }) => request,
  names: ({ names }) => names.join(' '),
  host: ({ host }) => host,
  ...unknown,
};

export const challengeColumns: Columns<ChallengeRow> = {
  ...shared,
  order: ({ order = '' }) => order,
  'DNS name': ({ dnsName }) => dnsName,
  type: ({ type }) => type,
  solver: ({ solver }) => solver,
  presented: ({ presented }) => (presented ? 'yes' : 'no'),
  'being deleted since': ({ deletedAt }) => timeText(deletedAt),
  ...unknown,
};
