'use client';

import type { CertificatePage } from '@/shared/certificate';

import { useCounts } from '../address/use-counts';
import { fitting } from '../text/count';
import { namespacesOf } from '../text/namespaces-seen';
import { certificatesAnswer } from './certificates-answer';
import { needs } from './needs';

/** The answer for the whole cluster first, then what of it is shown. */
export function CertificatesHeading({ cluster, page }: { cluster: string; page: CertificatePage }) {
  const whole = useCounts(cluster).certificates.data ?? page;
  const known = page.total > 0 || page.freshness.state === 'live';
  return (
    <div>
      <h1>{known ? certificatesAnswer(whole) : 'Certificates'}</h1>
      {page.total > 0 && (
        <p className="text-muted mt-0.5">
          {whole.needPerson > 0 && `${needs(whole)}. `}
          In {namespacesOf(page.namespaces.length, page.seen)}
          {fitting(page.found, whole.total)}
        </p>
      )}
    </div>
  );
}
