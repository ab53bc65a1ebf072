import type { Installed } from '@/shared/installation-detail';

import { Fact } from '../certificate/fact';
import { MomentFact } from '../certificate/moment-fact';
import { Section } from '../certificate/section';
import { Text } from '../text/text';
import { CheckApi } from './check-api';

const words = {
  fits: 'trusts the CA below',
  empty: 'holds no CA',
  unreadable: 'holds a CA bundle that cannot be decoded',
  differs: 'trusts another CA',
  unknown: 'holds a CA bundle; the CA to compare it with could not be read',
} as const;

/** What the API server trusts, and the CA that signs what the webhook serves. */
export function WebhookFacts({ installed, now }: { installed: Installed; now: number }) {
  const { namespace, webhooks, servingCa } = installed;
  if (webhooks.length === 0 && !servingCa) return null;
  return (
    <Section title="Webhook">
      <dl>
        {webhooks.map((one) => (
          <Fact
            key={`${one.kind} ${one.name} ${one.webhook}`}
            name={one.kind.replace('WebhookConfiguration', '')}
          >
            <Text className="mono">{one.name}</Text>
            <span className="second block">{words[one.bundle]}</span>
          </Fact>
        ))}
        {servingCa && (
          <>
            <Fact name="Its CA">
              <Text className="mono">{`${servingCa.secret.namespace}/${servingCa.secret.name}`}</Text>
              <span className="second mono block">
                <Text>{servingCa.fingerprint}</Text>
              </span>
            </Fact>
            <Fact name="The CA ends">
              <MomentFact at={servingCa.notAfter} now={now} />
            </Fact>
          </>
        )}
        {webhooks.length > 0 && <CheckApi namespace={namespace} />}
      </dl>
    </Section>
  );
}
