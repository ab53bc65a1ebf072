'use client';

import type { CertificateDetail } from '@/shared/certificate-detail';

import { useTime } from '../clock/use-time';
import { Text } from '../text/text';
import { Section } from './section';
import { wouldIssueSentence } from './would-issue-sentence';

/** What cert-manager's trigger chain says of the stored pair now. */
export function WouldIssueText({ detail }: { detail: CertificateDetail }) {
  const { wouldIssue, now } = detail;
  const sentence = useTime((time) => wouldIssueSentence(wouldIssue, time), now);
  return (
    <Section title="Would cert-manager issue it anew?">
      <p className="py-2 [overflow-wrap:anywhere]">
        <Text>{sentence}</Text>
      </p>
    </Section>
  );
}
