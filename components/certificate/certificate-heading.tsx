'use client';

import type { CertificateDetail } from '@/shared/certificate-detail';
import { needsPerson } from '@/shared/needs-person';

import { stateLooks } from '../certificates/state-looks';
import { useTime } from '../clock/use-time';
import { Chip } from '../table/chip';
import { CopyButton } from '../text/copy-button';
import { Text } from '../text/text';
import { certificateSentence } from './certificate-sentence';
import { retrySentence } from './retry-sentence';
import { Trail } from './trail';

/** What is stored is not sound, where the Certificate's own state does not say so. */
function storedCause({ state, secret, revision }: CertificateDetail['row']): string {
  if (secret.state === 'sound') return '';
  if (state.state === 'ready') return secret.why;
  return state.state === 'issuing' && needsPerson({ state, secret, revision }) ? secret.why : '';
}

/** The sentence first, then the cause. */
export function CertificateHeading({
  cluster,
  detail,
}: {
  cluster: string;
  detail: CertificateDetail;
}) {
  const { row, now } = detail;
  const sentence = useTime((time) => certificateSentence(row, time), now);
  const retry = useTime((time) => retrySentence(row.state, time), now);
  const causes = ['why' in row.state ? row.state.why : '', storedCause(row), retry].filter(Boolean);
  return (
    <div className="flex flex-col gap-1">
      <Trail
        cluster={cluster}
        path="/certificates"
        title="Certificates"
        namespace={row.namespace}
      />
      <div className="flex items-start gap-2">
        <h1 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
          <Text className="mono text-[17px]">{row.name}</Text> <span>{sentence}</span>
        </h1>
        <CopyButton text={row.name} what="the name" isBare />
      </div>
      <div className="mt-1 flex flex-wrap items-start gap-x-3 gap-y-1">
        <Chip look={stateLooks[row.state.state]} />
        {causes.map((cause) => (
          <p key={cause} className="min-w-0 [overflow-wrap:anywhere]">
            <Text>{cause}</Text>
          </p>
        ))}
      </div>
    </div>
  );
}
