import type { Installed } from '@/shared/installation-detail';

import { Fact } from '../certificate/fact';
import { Section } from '../certificate/section';
import { Text } from '../text/text';
import { ComponentTable } from './component-table';
import { methodSentence } from './method-sentence';
import { OptionFacts } from './option-facts';
import { supportText } from './support-text';
import { WebhookFacts } from './webhook-facts';

interface Props {
  readonly installed: Installed;
  readonly kubernetes: string;
  readonly now: number;
}

/** What was read of one installation. */
export function InstalledFacts({ installed, kubernetes, now }: Props) {
  const { namespace, version, versions, manager, components } = installed;
  return (
    <>
      <Section title={`Components in ${namespace}`}>
        <ComponentTable components={components} now={now} />
      </Section>
      <Section title={`cert-manager ${version} in ${namespace}`}>
        <dl>
          <Fact name="Version">
            <Text className="mono">{version}</Text>
            <ul className="second">
              {versions.map((one) => (
                <li key={one.source}>
                  <Text>{`${one.source}: ${one.version}`}</Text>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name="Installed">
            <Text>{methodSentence({ method: installed.method })}</Text>
          </Fact>
          {manager && (
            <Fact name="Managed by">
              <Text>{manager.who}</Text>
              <span className="second block">
                <Text className="mono">{manager.what}</Text>
              </span>
            </Fact>
          )}
          <Fact name="Support">
            <Text>{supportText(installed.support)}</Text>
          </Fact>
          <Fact name="Kubernetes">
            <Text className="mono">{kubernetes || 'unknown'}</Text>
          </Fact>
        </dl>
      </Section>
      <WebhookFacts installed={installed} now={now} />
      <OptionFacts installed={installed} />
    </>
  );
}
