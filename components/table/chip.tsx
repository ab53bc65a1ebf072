import { classes } from '../text/classes';
import type { Look } from './look';
import { toneClasses } from './tone';

export function Chip({ look }: { look: Look }) {
  const Icon = look.icon;
  return (
    <span className={classes('chip', toneClasses[look.tone])}>
      <Icon aria-hidden className="size-3" strokeWidth={2.5} />
      {look.word}
    </span>
  );
}
