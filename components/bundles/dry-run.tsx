import { Check, CircleQuestionMark, History, TriangleAlert } from 'lucide-react';

import type { BundleView } from '@/shared/bundle';

import { Chip } from '../table/chip';
import { count, counted } from '../text/count';

interface Props extends Pick<BundleView, 'dryRun'> {
  /** The file is not what it was then. */
  readonly isDamaged?: boolean;
}

/** What the API server said when it was asked, at the time, to restore every object without doing it. */
export function DryRun({ dryRun: { checked, problems }, isDamaged = false }: Props) {
  if (checked === 0)
    return <Chip look={{ tone: 'mute', icon: CircleQuestionMark, word: 'Not tried' }} />;
  if (problems === 0 && isDamaged)
    return <Chip look={{ tone: 'mute', icon: History, word: 'Restorable when it was taken' }} />;
  if (problems === 0)
    return (
      <>
        <Chip look={{ tone: 'ok', icon: Check, word: 'Restorable' }} />
        <span className="second block">{counted(checked, 'object')} tried at the time</span>
      </>
    );
  return (
    <>
      <Chip look={{ tone: 'warn', icon: TriangleAlert, word: counted(problems, 'problem') }} />
      <span className="second block">of {count(checked)} objects tried at the time</span>
    </>
  );
}
