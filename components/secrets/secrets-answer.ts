import type { SecretPage } from '@/shared/secret';

import { isWhole } from '../live/is-whole';
import { count, counted } from '../text/count';

/** The first line of the page: how many of all TLS Secrets are not worth what they seem. */
export function secretsAnswer({
  needPerson,
  total: all,
  states,
  freshness,
}: Pick<SecretPage, 'needPerson' | 'total' | 'states' | 'freshness'>): string {
  // The key of an issuance is no pair that could be sound.
  const total = all - states['key-only'];
  const verb = needPerson === 1 ? 'needs' : 'need';
  if (total === 0) return 'No TLS Secrets to see';
  if (!isWhole(freshness)) {
    const read = `the ${counted(total, 'TLS Secret')} read so far`;
    return needPerson === 0
      ? `None of ${read} is known to need you`
      : `${count(needPerson)} of ${read} ${verb} you`;
  }
  if (total === 1)
    return needPerson === 0 ? 'The one TLS Secret is sound' : 'The one TLS Secret needs you';
  if (needPerson === 0) return `All ${count(total)} TLS Secrets are sound`;
  return `${count(needPerson)} of ${count(total)} TLS Secrets ${verb} you`;
}
