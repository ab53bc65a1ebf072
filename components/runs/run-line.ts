import type { RunSummary } from '@/shared/wizard';

/** The second line of a row: the verdict, why it waits, or the step that it takes. */
export function runLine({ phase, sentence, at, wish }: RunSummary): string {
  if (sentence !== undefined && sentence !== '') return sentence;
  if (phase.is === 'waiting') return phase.why;
  if (phase.is === 'paused')
    return `by ${phase.by}${phase.why === undefined ? '' : `: ${phase.why}`}`;
  if (phase.is === 'ended') return phase.why ?? '';
  const asked = wish === undefined ? '' : `, asked to ${wish}`;
  return `${at ?? 'between two steps'}${asked}`;
}
