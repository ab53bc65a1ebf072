import { Section } from '../certificate/section';
import { CopyButton } from '../text/copy-button';
import { visibleText } from '../text/visible-text';

/** RESTORE.md as it stands in the bundle: the commands for a day on which there is no Certferry. */
export function RestoreText({ text }: { text: string }) {
  return (
    <Section title="RESTORE.md" aside={<CopyButton text={text} what="RESTORE.md" />}>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label="RESTORE.md"
        className="mono max-h-96 overflow-auto py-1 break-words whitespace-pre-wrap"
      >
        {visibleText(text, 'lines')}
      </pre>
    </Section>
  );
}
