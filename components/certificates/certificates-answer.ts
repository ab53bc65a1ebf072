import { count } from '../text/count';

/** The first line of the page: how many of all certificates need a person. */
export function certificatesAnswer(needPerson: number, total: number): string {
  if (total === 0) return 'No certificates to see';
  if (needPerson === 0)
    return total === 1
      ? 'The one certificate is sound'
      : `All ${count(total)} certificates are sound`;
  const of = `${count(needPerson)} of ${count(total)}`;
  if (total === 1) return 'The one certificate needs you';
  return `${of} certificates ${needPerson === 1 ? 'needs' : 'need'} you`;
}
