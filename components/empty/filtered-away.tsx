import { FilterX } from 'lucide-react';

import { counted } from '../text/count';
import { EmptyPanel } from './empty-panel';

interface Props {
  readonly what: string;
  readonly total: number;
  readonly onClear: () => void;
}

export function FilteredAway({ what, total, onClear }: Props) {
  return (
    <EmptyPanel icon={FilterX} title={`No ${what} fits the filters`}>
      <p>{counted(total, what)} can be seen without them.</p>
      <button type="button" className="btn self-start" onClick={onClear}>
        Clear the filters
      </button>
    </EmptyPanel>
  );
}
