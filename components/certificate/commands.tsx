import { Command } from '../text/command';
import { Section } from './section';

interface Props {
  readonly title: string;
  readonly commands: readonly { readonly label: string; readonly command: string }[];
}

/** How the same is seen in a terminal. */
export function Commands({ title, commands }: Props) {
  return (
    <Section title={title}>
      <div className="flex flex-col gap-3 py-2">
        {commands.map(({ label, command }) => (
          <Command key={label} label={`${label}:`} command={command} />
        ))}
      </div>
    </Section>
  );
}
