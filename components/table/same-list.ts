import { qualifiedResource } from '@/shared/qualified-resource';
import { commandLine } from '@/shared/shell-quote';

interface Get {
  readonly resource: string;
  readonly fieldSelector?: string | undefined;
  readonly cluster?: string;
  readonly namespaces: readonly string[];
}

/** The same list with kubectl, which takes one namespace at a time or all. */
export function sameList({ resource, fieldSelector, cluster, namespaces }: Get): string {
  const where = namespaces.length === 0 ? ['-A'] : namespaces.map((one) => `--namespace=${one}`);
  return where
    .map((one) =>
      commandLine(
        'kubectl',
        cluster === undefined ? undefined : `--context=${cluster}`,
        'get',
        qualifiedResource(resource),
        one,
        fieldSelector && `--field-selector=${fieldSelector}`,
      ),
    )
    .join(' && ');
}
