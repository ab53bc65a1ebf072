import type { IssuerDetail } from '@/shared/issuer-detail';

import { Trail } from '../certificate/trail';
import { issuerLooks } from '../issuers/state-looks';
import { Chip } from '../table/chip';
import { CopyButton } from '../text/copy-button';
import { Text } from '../text/text';
import { issuerSentence } from './issuer-sentence';

/** The sentence first, then what cert-manager says. */
export function IssuerHeading({ cluster, detail }: { cluster: string; detail: IssuerDetail }) {
  const { row } = detail;
  const { state } = row;
  return (
    <div className="flex flex-col gap-1">
      <Trail cluster={cluster} path="/issuers" title="Issuers" namespace={row.namespace} />
      <div className="flex items-start gap-2">
        <h1 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
          <Text className="mono text-[17px]">{row.name}</Text> <span>{issuerSentence(detail)}</span>
        </h1>
        <CopyButton text={row.name} what="the name" isBare />
      </div>
      <div className="mt-1 flex flex-wrap items-start gap-x-3 gap-y-1">
        <Chip look={issuerLooks[state.state]} />
        {state.state !== 'ready' && (
          <p className="min-w-0 [overflow-wrap:anywhere]">
            <Text>{state.why}</Text>
          </p>
        )}
      </div>
    </div>
  );
}
