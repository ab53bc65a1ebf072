'use client';

import { CopyButton } from '../text/copy-button';
import { visibleText } from '../text/visible-text';
import { Section } from './section';

/** The object as the API server has it; text, whatever is in it. */
export function ObjectText({ yaml }: { yaml: string }) {
  return (
    <Section title="YAML" aside={<CopyButton text={yaml} what="the object as YAML" />}>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label="The object as YAML"
        className="mono max-h-[32rem] overflow-auto py-1 break-words whitespace-pre-wrap"
      >
        {visibleText(yaml, 'lines')}
      </pre>
    </Section>
  );
}
