import { Commands } from '../certificate/commands';
import { sameList } from '../table/same-list';

interface Props {
  readonly cluster: string;
  readonly namespaces: readonly string[];
}

/** What a terminal would show of what this page counts. */
export function OverviewCommands({ cluster, namespaces }: Props) {
  const list = (resource: string) => sameList({ resource, cluster, namespaces });
  return (
    <Commands
      title="The same with kubectl"
      commands={[
        { label: 'The Certificates that are counted', command: list('certificates') },
        { label: 'What their issuance waits for', command: list('certificaterequests') },
      ]}
    />
  );
}
