import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import { kinds } from '../kube/kinds';
import { readCensus } from './read-census';
import type { Acting } from './upgrade-job';

export const censusAccess = [
  ...may(kinds.certificates, ['list'], 'take the census'),
  ...may(kinds.requests, ['list'], 'take the census'),
  ...may(kinds.secrets, ['list', 'get'], 'take the census'),
];

/** Takes the fingerprint of every certificate and every TLS Secret: what the verdict compares with. */
export function takeCensus(id: string): Step<Acting> {
  return {
    id,
    title: 'Take the fingerprint of every certificate',
    access: () => censusAccess,
    async run({ run }, out, signal) {
      const census = await readCensus(run.at, signal);
      const { certificates, secrets, requests } = census;
      await out.keep('census', census);
      out.progress(
        certificates.length + secrets.length,
        certificates.length + secrets.length,
        'certificates',
      );
      out.line(
        `${certificates.length} Certificates, ${secrets.length} TLS Secrets that no Certificate names, ${requests.length} requests.`,
      );
    },
  };
}
