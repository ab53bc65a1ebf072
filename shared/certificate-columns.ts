import type { CertificateRow } from './certificate';
import { type Columns, timeText } from './export-file';

/** What an export of Certificates writes of each. */
export const certificateColumns: Columns<CertificateRow> = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  managed: ({ managed }) => (managed ? 'yes' : 'no'),
  state: ({ state }) => state.state,
  since: ({ state }) => timeText('since' in state ? state.since : undefined),
  why: ({ state }) => ('why' in state ? state.why : ''),
  'issuer kind': ({ issuer }) => issuer.kind,
  'issuer group': ({ issuer }) => issuer.group,
  issuer: ({ issuer }) => issuer.name,
  secret: ({ secretName }) => secretName,
  stored: ({ secret }) => secret.state,
  'stored why': ({ secret }) => ('why' in secret ? secret.why : ''),
  names: ({ names }) => names.join(' '),
  key: ({ key }) => key,
  CA: ({ isCA }) => (isCA ? 'yes' : 'no'),
  'not before': ({ notBefore }) => timeText(notBefore),
  'not after': ({ notAfter }) => timeText(notAfter),
  'renewal time': ({ renewalTime }) => timeText(renewalTime),
  revision: ({ revision }) => (revision === undefined ? '' : String(revision)),
};
