import { classes } from '../text/classes';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

interface Props {
  readonly names: readonly string[];
  readonly className?: string;
}

/** The first name and how many more there are; all of them in the title. */
export function Names({ names, className }: Props) {
  const [first, ...rest] = names;
  if (first === undefined) return null;
  return (
    <span
      className={classes('second flex gap-1.5', className)}
      title={visibleText(names.join('\n'), 'lines')}
    >
      <Text className="truncate">{first}</Text>
      {rest.length > 0 && (
        <span className="shrink-0">
          +{rest.length} {rest.length === 1 ? 'name' : 'names'}
        </span>
      )}
    </span>
  );
}
