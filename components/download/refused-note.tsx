import { Text } from '../text/text';
import type { useDownload } from './use-download';

/** Why a file was not given. */
export function RefusedNote({ refused }: Pick<ReturnType<typeof useDownload>, 'refused'>) {
  if (!refused) return null;
  return (
    <p role="alert" className="note-bad">
      {refused.name} was not downloaded: <Text>{refused.why}</Text>
    </p>
  );
}
