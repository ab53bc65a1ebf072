/**
 * Characters that are not seen but change what is seen: controls (line break and tab may be kept),
 * direction marks and overrides, zero-width characters, tags, line and paragraph separators.
 */
const unseen =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what it looks for
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** Makes text from the cluster safe to look at: what would be invisible or turn the line around is written out, `⟨U+202E⟩`. */
export function visibleText(text: string, keep: 'nothing' | 'lines' = 'nothing'): string {
  return text.replace(unseen, (character) => {
    if (keep === 'lines' && (character === '\n' || character === '\t')) return character;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
