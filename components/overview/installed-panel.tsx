'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { useInstallation } from '../address/use-installation';
import { bundlesAnswer } from '../bundles/bundles-answer';
import { Moment } from '../clock/moment';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Text } from '../text/text';

/** Which cert-manager runs here, and how old its newest bundle is. */
export function InstalledPanel({ cluster }: { cluster: string }) {
  const { data: installation, error } = useInstallation(cluster);
  return (
    <section aria-labelledby="installed" className="panel p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="installed">cert-manager here</h2>
        <Link
          className="link text-[12.5px]"
          prefetch={false}
          href={{ pathname: '/installation', query: { cluster } }}
        >
          what runs, in full
        </Link>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2">
        {installation?.state === 'installed' && (
          <>
            <dt className="second">Version</dt>
            <dd>
              <Text className="font-semibold">{installation.version}</Text>
              {installation.crdVersion !== undefined &&
                installation.crdVersion !== installation.version && (
                  <span className="text-warn block">
                    its CRDs say <Text>{installation.crdVersion}</Text>
                  </span>
                )}
            </dd>
            <dt className="second">Namespace</dt>
            <dd>
              <Text className="mono">{installation.namespace}</Text>
            </dd>
            <dt className="second">Pods ready</dt>
            <dd>
              {installation.components.map(({ component, ready, wanted }) => (
                <span key={component} className={ready < wanted ? 'text-bad block' : 'block'}>
                  <Text>{component}</Text> {ready} of {wanted}
                </span>
              ))}
            </dd>
          </>
        )}
        {installation && installation.state !== 'installed' && (
          <>
            <dt className="second">State</dt>
            <dd>
              <Text>{installation.why}</Text>
            </dd>
          </>
        )}
        {!installation && error && (
          <>
            <dt className="second">State</dt>
            <dd>
              Not known: <Text>{failureOf(error).message}</Text>
            </dd>
          </>
        )}
        <LastBundle cluster={cluster} />
      </dl>
      {installation && (
        <p className="second mt-2">
          Read <Moment at={installation.readAt} now={installation.now} as="ends" />
        </p>
      )}
    </section>
  );
}

function LastBundle({ cluster }: { cluster: string }) {
  const { data, error } = useQuery(useTRPC().bundles.list.queryOptions({ cluster }));
  if (!data)
    return error ? (
      <>
        <dt className="second">Bundles</dt>
        <dd>
          Not known: <Text>{failureOf(error).message}</Text>
        </dd>
      </>
    ) : null;
  return (
    <>
      <dt className="second">Bundles</dt>
      <dd>
        <Link className="link" prefetch={false} href={{ pathname: '/bundles', query: { cluster } }}>
          {bundlesAnswer(data, data.now)}
        </Link>
      </dd>
    </>
  );
}
