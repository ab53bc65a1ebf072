import { CopyButton } from './copy-button';
import { visibleText } from './visible-text';

interface Props {
  readonly command: string;
  /** What the command does, shown before it. */
  readonly label?: string;
}

/** A command to run elsewhere: text and a copy button. */
export function Command({ command, label }: Props) {
  return (
    <div className="flex flex-col gap-1">
      {label !== undefined && <span className="second">{label}</span>}
      <div className="bg-code flex items-start gap-2 rounded-md px-3 py-1.5">
        <code className="mono min-w-0 flex-1 py-0.5 break-words whitespace-pre-wrap">
          {visibleText(command, 'lines')}
        </code>
        <CopyButton text={command} what={label ? `the command: ${label}` : 'the command'} />
      </div>
    </div>
  );
}
