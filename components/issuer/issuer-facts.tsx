'use client';

import type { IssuerDetail } from '@/shared/issuer-detail';

import { Fact } from '../certificate/fact';
import { MomentFact } from '../certificate/moment-fact';
import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** What kind of issuer it is, and what it signs with. */
export function IssuerFacts({ detail }: { detail: IssuerDetail }) {
  const { row, account, ca, now } = detail;
  return (
    <Section title="Issuer">
      <dl>
        <Fact name="Kind">
          {row.kind}
          <span className="second block">
            {row.kind === 'Issuer' ? 'for its own namespace' : 'for every namespace'}
          </span>
        </Fact>
        <Fact name="Signs with">
          <Text>{row.type}</Text>
          {row.with !== undefined && <Text className="second mono block">{row.with}</Text>}
        </Fact>
        {account && <Account account={account} />}
        {ca && (
          <>
            <Fact name="CA">
              <Text className="mono">{ca.subject || 'empty'}</Text>
            </Fact>
            <Fact name="CA ends">
              <MomentFact at={ca.notAfter} now={now} />
              {ca.outlived > 0 && (
                <span className="text-warn block">
                  before {counted(ca.outlived, 'certificate')} that it signed for
                </span>
              )}
            </Fact>
            <Fact name="CA, SHA-256">
              <Text className="mono">{ca.fingerprint}</Text>
            </Fact>
          </>
        )}
      </dl>
    </Section>
  );
}

function Account({ account }: { account: NonNullable<IssuerDetail['account']> }) {
  const { server, email, uri, registeredEmail } = account;
  return (
    <>
      <Fact name="ACME server">
        <Text className="mono">{server}</Text>
      </Fact>
      <Fact name="ACME account">
        {uri === undefined ? 'not registered yet' : <Text className="mono">{uri}</Text>}
      </Fact>
      <Fact name="Email">
        {email === undefined ? 'none is asked for' : <Text>{email}</Text>}
        {registeredEmail !== undefined && registeredEmail !== email && (
          <span className="second block">
            registered: <Text>{registeredEmail}</Text>
          </span>
        )}
      </Fact>
    </>
  );
}
