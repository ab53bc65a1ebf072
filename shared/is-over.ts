import type { StepView } from './run-state';

/** A step that is not taken any more: done, or skipped. */
export const isOver = ({ state }: Pick<StepView, 'state'>): boolean =>
  state.is === 'done' || state.is === 'skipped';
