import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

/** The first name and how many more there are; all of them in the title. */
export function Names({ names }: { names: readonly string[] }) {
  const [first, ...rest] = names;
  if (first === undefined) return null;
  return (
    <span className="second block truncate" title={visibleText(names.join('\n'), 'lines')}>
      <Text>{first}</Text>
      {rest.length > 0 && ` +${rest.length} ${rest.length === 1 ? 'name' : 'names'}`}
    </span>
  );
}
