import { count } from '../text/count';

/** The first line of the page: how many of all TLS Secrets are not worth what they seem. */
export function secretsAnswer(needPerson: number, total: number): string {
  if (total === 0) return 'No TLS Secrets to see';
  if (total === 1)
    return needPerson === 0 ? 'The one TLS Secret is sound' : 'The one TLS Secret needs you';
  if (needPerson === 0) return `All ${count(total)} TLS Secrets are sound`;
  return `${count(needPerson)} of ${count(total)} TLS Secrets ${needPerson === 1 ? 'needs' : 'need'} you`;
}
