'use client';

import type { CertificatePage } from '@/shared/certificate';

import { useCounts } from '../address/use-counts';
import { fitting } from '../text/count';
import { chosenPlace, namespacesOf } from '../text/namespaces-seen';
import { certificatesAnswer } from './certificates-answer';
import { needs } from './needs';

interface Props {
  readonly cluster: string;
  readonly namespaces: readonly string[];
  readonly page: CertificatePage;
}

/** The answer for the whole cluster, or for the namespaces that are chosen; then what of it is shown. */
export function CertificatesHeading({ cluster, namespaces, page }: Props) {
  const whole = inChosen(useCounts(cluster, namespaces).certificates.data ?? page, namespaces);
  const known = page.total > 0 || page.freshness.state === 'live';
  const place =
    namespaces.length > 0
      ? chosenPlace(namespaces)
      : namespacesOf(page.namespaces.length, page.seen);
  return (
    <div>
      <h1>{known ? certificatesAnswer(whole) : 'Certificates'}</h1>
      {page.total > 0 && (
        <p className="text-muted mt-0.5">
          {whole.needPerson > 0 && `${needs(whole)}. `}
          In {place}
          {fitting(page.found, whole.total)}
        </p>
      )}
    </div>
  );
}

/** Of an answer without other filters: those of its namespaces are all that are counted. */
function inChosen(page: CertificatePage, namespaces: readonly string[]): CertificatePage {
  if (namespaces.length === 0) return page;
  return { ...page, total: Object.values(page.states).reduce((sum, one) => sum + one, 0) };
}
