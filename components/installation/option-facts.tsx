import type { Installed } from '@/shared/installation-detail';

import { Fact } from '../certificate/fact';
import { Section } from '../certificate/section';
import { Text } from '../text/text';

const sources = {
  flag: 'by a flag',
  config: 'in the configuration file',
  default: 'the default',
} as const;

/** How the controller is set, and the feature gates of all components, each with the place where it is said. */
export function OptionFacts({ installed }: { installed: Installed }) {
  const { options, gates } = installed;
  return (
    <Section title="Settings of the controller">
      <dl>
        {options.map(({ name, value, source }) => (
          <Fact key={name} name={name}>
            <Text className="mono">{value}</Text>
            <span className="second block">{sources[source]}</span>
          </Fact>
        ))}
        <Fact name="Feature gates">
          {gates.length === 0 && 'none given: all are as the version has them'}
          <ul>
            {gates.map(({ component, name, on, source }) => (
              <li key={`${component} ${name}`}>
                <Text className="mono">{`${name}=${on}`}</Text>{' '}
                <span className="second">
                  {component}, {sources[source]}
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </Section>
  );
}
