import { type Columns, timeText } from './export-file';
import type { SecretRow } from './secret';

/** What an export of TLS Secrets writes of each. */
export const secretColumns: Columns<SecretRow> = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  stored: ({ health }) => health.state,
  why: ({ health }) => ('why' in health ? health.why : ''),
  certificates: ({ certificates, moreCertificates }) =>
    [certificates?.join(' ') ?? 'unknown', moreCertificates && `and ${moreCertificates} more`]
      .filter(Boolean)
      .join(' '),
  subject: ({ subject = '' }) => subject,
  issuer: ({ issuer = '' }) => issuer,
  names: ({ names }) => names.join(' '),
  serial: ({ serial = '' }) => serial,
  key: ({ key = '' }) => key,
  'not before': ({ notBefore }) => timeText(notBefore),
  'not after': ({ notAfter }) => timeText(notAfter),
};
