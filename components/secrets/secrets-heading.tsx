'use client';

import type { SecretPage } from '@/shared/secret';

import { useCounts } from '../address/use-counts';
import { count, counted, fitting } from '../text/count';
import { namespacesOf } from '../text/namespaces-seen';
import { secretsAnswer } from './secrets-answer';

/** The answer for the whole cluster first, then what of it is shown. */
export function SecretsHeading({ cluster, page }: { cluster: string; page: SecretPage }) {
  const whole = useCounts(cluster).secrets.data ?? page;
  const known = page.total > 0 || page.freshness.state === 'live';
  return (
    <div>
      <h1>{known ? secretsAnswer(whole) : 'TLS Secrets'}</h1>
      {page.total > 0 && (
        <p className="text-muted mt-0.5">
          {counted(whole.total - whole.states['key-only'], 'TLS Secret')} in{' '}
          {namespacesOf(page.namespaces.length, page.seen)}, {count(whole.unmanaged)} without a
          Certificate
          {fitting(page.found, whole.total)}
        </p>
      )}
    </div>
  );
}
