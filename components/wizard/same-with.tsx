import { Section } from '../certificate/section';
import { Command } from '../text/command';

interface Props {
  readonly title: string;
  readonly commands: readonly string[];
}

/** The same by hand, one command a line. */
export function SameWith({ title, commands }: Props) {
  if (commands.length === 0) return null;
  return (
    <Section title={title}>
      <div className="py-2">
        <Command command={commands.join('\n')} />
      </div>
    </Section>
  );
}
