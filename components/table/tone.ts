/** What a state means for a person; always shown with an icon and a word, never by colour alone. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'mute';

export const toneClasses = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
  mute: 'bg-code text-muted',
} as const satisfies Record<Tone, string>;
