import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

import { installationTopics } from '@/shared/beside';
import { field, textField, textsField } from '@/shared/fields';
import { namingTopics, objectTopic, resourceOf } from '@/shared/made-of';

/** The answers about one object, each with the one that says what it is made of. */
const details: Readonly<Record<string, string>> = {
  'certificates.get': 'certificates.get',
  'certificates.events': 'certificates.get',
  'secrets.get': 'secrets.get',
  'secrets.consumers': 'secrets.consumers',
  'issuers.get': 'issuers.get',
  'installation.summary': 'installation.summary',
  'installation.get': 'installation.get',
  'installation.causes': 'installation.causes',
};

const ofInstallation = installationTopics();

const nameOf = ([path]: QueryKey) => (Array.isArray(path) ? path.join('.') : '');

/** Whether it is about one object, read from the API server itself. */
export function isDetail(queryKey: QueryKey): boolean {
  return nameOf(queryKey) in details;
}

/** Whether it is about cert-manager itself, which takes many questions to tell. */
export function isInstallation(queryKey: QueryKey): boolean {
  return nameOf(queryKey).startsWith('installation.');
}

/** What an answer is made of; undefined while nobody knows. */
function topicsOf(queryClient: QueryClient, { queryKey }: Query): readonly string[] | undefined {
  const name = nameOf(queryKey);
  if (isInstallation(queryKey)) return ofInstallation;
  const [, options] = queryKey;
  if (name === 'secrets.consumers') {
    const input = field(options, 'input');
    const [namespace, secret] = [textField(input, 'namespace'), textField(input, 'name')];
    const [where, called] = [namespace ?? '', secret ?? ''];
    return [objectTopic('secrets', where, called), ...namingTopics(where, called)];
  }
  const answer = queryClient.getQueryData([(details[name] ?? '').split('.'), options]);
  return answer === undefined ? undefined : textsField(answer, 'madeOf');
}

/** Whether one of the topics (or a whole kind of objects) changed what an answer is made of. */
export function isMadeOf(
  queryClient: QueryClient,
  query: Query,
  changed: ReadonlySet<string>,
): boolean {
  const topics = topicsOf(queryClient, query);
  if (!topics) return true;
  return topics.some((topic) => changed.has(topic) || changed.has(resourceOf(topic)));
}
