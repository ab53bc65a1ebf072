import { Command } from 'cmdk';

import { classes } from '../text/classes';
import { Text } from '../text/text';

interface Props {
  /** Tells the entry apart from all others. */
  readonly value: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly mono?: boolean;
  readonly onChoose: () => void;
}

export function PaletteEntry({ value, name, note, mono, onChoose }: Props) {
  return (
    <Command.Item
      value={value}
      onSelect={onChoose}
      className="data-[selected=true]:bg-accent-soft cursor-pointer rounded-md px-2 py-1.5"
    >
      <Text className={classes(mono && 'mono font-semibold')}>{name}</Text>
      {note !== undefined && note !== '' && (
        <span className="second block truncate">
          <Text>{note}</Text>
        </span>
      )}
    </Command.Item>
  );
}
