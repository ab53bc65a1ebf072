'use client';

import type { CertificateDetail } from '@/shared/certificate-detail';

import { LifetimeBar } from '../certificates/lifetime-bar';
import { urgency } from '../certificates/urgency';
import { Health } from '../secrets/health';
import { Copied } from '../text/copied';
import { Text } from '../text/text';
import { Fact } from './fact';
import { MomentFact } from './moment-fact';
import { ObjectLink } from './object-link';
import { Section } from './section';

/** What is asked for, and what became of it. */
export function CertificateFacts({
  detail,
  cluster,
}: {
  detail: CertificateDetail;
  cluster: string;
}) {
  const { row, now } = detail;
  const { issuer } = row;
  return (
    <Section title="Certificate">
      <dl>
        <Fact name="Names">
          <ul className="mono">
            {row.names.map((name) => (
              <li key={name}>
                <Text>{name}</Text>
              </li>
            ))}
            {row.names.length === 0 && <li>–</li>}
          </ul>
        </Fact>
        <Fact name="Issuer">
          {issuer.group === 'cert-manager.io' ? (
            <ObjectLink object={issuerObject(row)} cluster={cluster} />
          ) : (
            <Text className="mono">{issuer.name}</Text>
          )}
          <span className="second block">
            <Text>
              {issuer.group === 'cert-manager.io' ? issuer.kind : `${issuer.kind}.${issuer.group}`}
            </Text>
          </span>
        </Fact>
        <Fact name="Secret">
          <Copied text={row.secretName} what="the Secret's name">
            <ObjectLink
              object={{ kind: 'Secret', namespace: row.namespace, name: row.secretName }}
              cluster={cluster}
            />
          </Copied>
          <div className="mt-1">
            <Health health={row.secret} />
          </div>
        </Fact>
        <Fact name="Lifetime">
          <LifetimeBar {...row} tone={urgency(row)} now={now} className="w-full max-w-72" />
        </Fact>
        <Fact name="Ends">
          <MomentFact at={row.notAfter} now={now} />
        </Fact>
        <Fact name="Renewal time">
          <MomentFact at={row.renewalTime} now={now} />
        </Fact>
        <Fact name="Began">
          <MomentFact at={row.notBefore} now={now} />
        </Fact>
        {detail.lastFailureTime !== undefined && (
          <Fact name="Last failure">
            <MomentFact at={detail.lastFailureTime} now={now} />
            {detail.failedIssuanceAttempts !== undefined && (
              <span className="second block">
                attempts that failed in a row: {detail.failedIssuanceAttempts}
              </span>
            )}
          </Fact>
        )}
      </dl>
    </Section>
  );
}

/** As cert-manager does: whatever is not Issuer is taken for a ClusterIssuer. */
function issuerObject({ namespace, issuer: { kind, name } }: CertificateDetail['row']) {
  return kind === 'Issuer' ? { kind, namespace, name } : { kind: 'ClusterIssuer', name };
}
