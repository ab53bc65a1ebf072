import type { Call } from './gateway';

/** Of one verb. */
const most = 8;

/**
 * `helm made 9 requests of the API server: GET 5 (3 secrets, 2 deployments), PATCH 4 (4 deployments); 2 refused (403).`
 * A Not Found is no refusal: helm looks whether something is there. A conflict is none either, and a server that is
 * not there refuses nobody.
 */
export function callsInWords(calls: readonly Call[]): string {
  const verbs = counted(calls.map(({ method }) => method)).map(([verb, count]) => {
    const kinds = counted(
      calls.filter((one) => one.method === verb).map(({ path }) => kindIn(path)),
    );
    const told = kinds.slice(0, most).map(([kind, times]) => `${times} ${kind}`);
    const rest = kinds.slice(most).reduce((sum, [, times]) => sum + times, 0);
    return `${verb} ${count} (${[...told, ...(rest > 0 ? [`${rest} others`] : [])].join(', ')})`;
  });
  const said = `helm made ${calls.length} ${calls.length === 1 ? 'request' : 'requests'} of the API server`;
  const made = verbs.length > 0 ? `${said}: ${verbs.join(', ')}` : said;
  return `${made}${refusedOf(calls)}.`;
}

function refusedOf(calls: readonly Call[]): string {
  const refused = calls.filter(({ status }) => status === 401 || status === 403);
  const failed = calls.filter(
    ({ status }) =>
      status >= 400 &&
      status !== 404 &&
      status !== 504 &&
      !refused.some((one) => one.status === status),
  );
  const cut = calls.filter(({ status }) => status === 0 || status === 504).length;
  const parts = [
    ...(refused.length > 0 ? [`${refused.length} refused (${statusesOf(refused)})`] : []),
    ...(failed.length > 0 ? [`${failed.length} not done (${statusesOf(failed)})`] : []),
    ...(cut > 0 ? [`${cut} without an answer`] : []),
  ];
  return parts.length > 0 ? `; ${parts.join(', ')}` : '';
}

const statusesOf = (calls: readonly Call[]) =>
  [...new Set(calls.map(({ status }) => status))].toSorted((a, b) => a - b).join(', ');

/** The most frequent first. */
function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** The resource of a path such as `/apis/apps/v1/namespaces/shop/deployments/web`. */
const kindIn = (path: string) =>
  /^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)(?:\/namespaces\/[^/]+)?\/([^/]+)/.exec(path)?.[1] ??
  'discovery';
