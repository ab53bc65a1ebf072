'use client';

import type { CertificateDetail } from '@/shared/certificate';

import { LifetimeBar } from '../certificates/lifetime-bar';
import { urgency } from '../certificates/urgency';
import { Health } from '../secrets/health';
import { Text } from '../text/text';
import { Fact } from './fact';
import { MomentFact } from './moment-fact';
import { Section } from './section';

/** What is asked for, and what became of it. */
export function CertificateFacts({ detail }: { detail: CertificateDetail }) {
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
          <Text className="mono">{issuer.name}</Text>
          <span className="second block">
            <Text>
              {issuer.group === 'cert-manager.io' ? issuer.kind : `${issuer.kind}.${issuer.group}`}
            </Text>
          </span>
        </Fact>
        <Fact name="Secret">
          <Text className="mono">{row.secretName}</Text>
          <div className="mt-1">
            <Health health={row.secret} />
          </div>
        </Fact>
        <Fact name="Lifetime">
          <LifetimeBar {...row} tone={urgency(row.state)} now={now} className="w-full max-w-72" />
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
