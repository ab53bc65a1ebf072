'use client';

import type { CertificateDetail } from '@/shared/certificate';

import { CopyButton } from '../text/copy-button';
import { visibleText } from '../text/visible-text';
import { Section } from './section';

/** The object as the API server has it; text, whatever is in it. */
export function ObjectText({ detail }: { detail: CertificateDetail }) {
  const text = JSON.stringify(detail.object, undefined, 2);
  return (
    <Section title="Object" aside={<CopyButton text={text} what="the object" />}>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label="The object as JSON"
        className="mono max-h-[32rem] overflow-auto py-1 break-words whitespace-pre-wrap"
      >
        {visibleText(text, 'lines')}
      </pre>
    </Section>
  );
}
