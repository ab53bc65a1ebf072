'use client';

import type { SecretDetail } from '@/shared/secret';

import { Trail } from '../certificate/trail';
import { useTime } from '../clock/use-time';
import { Health } from '../secrets/health';
import { CopyButton } from '../text/copy-button';
import { Text } from '../text/text';
import { holdsPair, secretSentence } from './secret-sentence';

/** The sentence first, then why. */
export function SecretHeading({ cluster, detail }: { cluster: string; detail: SecretDetail }) {
  const sentence = useTime((time) => secretSentence(detail, time), detail.now);
  return (
    <div className="flex flex-col gap-1">
      <Trail cluster={cluster} path="/secrets" title="Secrets" namespace={detail.namespace} />
      <div className="flex items-start gap-2">
        <h1 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
          <Text className="mono text-[17px]">{detail.name}</Text> <Text>{sentence}</Text>
        </h1>
        <CopyButton text={detail.name} what="the name" isBare />
      </div>
      {holdsPair(detail) && (
        <div className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Health health={detail.health} />
        </div>
      )}
    </div>
  );
}
