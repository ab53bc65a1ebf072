import { Failure } from '@/shared/failure';
import { textField, textsField } from '@/shared/fields';

import { isLoopback } from './helm-settings';

/** Milliseconds for one answer of the registry. */
const patience = 20_000;
const mostPages = 50;

/**
 * What a chart's OCI registry offers of it, in no order: versions, pre-releases, and tags that are none. Asks the registry
 * itself: Helm can pick a version, but not list them.
 */
export async function listChartVersions(chart: string, signal?: AbortSignal): Promise<string[]> {
  const registry = registryOf(chart);
  const tags: string[] = [];
  let next: URL | undefined = new URL(`${registry.origin}/v2/${registry.repository}/tags/list`);
  next.searchParams.set('n', '1000');
  let token: string | undefined;
  for (let page = 0; next && page < mostPages; page++) {
    let answer = await ask(chart, next, token, signal);
    if (answer.status === 401 && token === undefined) {
      token = await anonymousToken(chart, answer, registry.origin, signal);
      answer = await ask(chart, next, token, signal);
    }
    if (!answer.ok) throw refused(chart, answer);
    tags.push(...textsField(await json(chart, answer), 'tags'));
    next = nextPage(answer, next);
  }
  // A tag cannot hold the + of a version: Helm writes _ for it.
  return tags.map((tag) => tag.replace('_', '+'));
}

function registryOf(chart: string): { origin: string; repository: string } {
  const { host, pathname } = new URL(chart.replace(/^oci:/, 'http:'));
  const origin = `${isLoopback(chart) ? 'http' : 'https'}://${host}`;
  return { origin, repository: pathname.slice(1) };
}

async function ask(
  chart: string,
  url: URL,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const timeout = AbortSignal.timeout(patience);
  try {
    return await fetch(url, {
      headers: { Accept: 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Failure(
      'unavailable',
      `Could not list the versions of chart ${chart}: its registry did not answer at ${url.host}. Check the network, and CERTFERRY_CHART for a mirror that can be reached from here.`,
      { cause },
    );
  }
}

/** The token that registries such as quay.io give to everybody. */
async function anonymousToken(
  chart: string,
  answer: Response,
  origin: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const realm = realmOf(answer.headers.get('www-authenticate') ?? '', origin);
  if (!realm) throw refused(chart, answer);
  const granted = await ask(chart, realm, undefined, signal);
  if (!granted.ok) throw refused(chart, granted);
  const body = await json(chart, granted);
  const token = textField(body, 'token') ?? textField(body, 'access_token');
  if (token) return token;
  throw refused(chart, answer);
}

/** `Bearer realm="…",service="…",scope="…"`; only where it leads to over TLS, or to the registry itself. */
function realmOf(challenge: string, origin: string): URL | undefined {
  const given = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = given.get('realm') ?? '';
  if (!/^bearer /i.test(challenge) || !URL.canParse(realm)) return undefined;
  const url = new URL(realm);
  if (url.protocol !== 'https:' && url.origin !== origin) return undefined;
  for (const name of ['service', 'scope']) {
    const value = given.get(name);
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

async function json(chart: string, answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    throw new Failure(
      'unavailable',
      `Could not list the versions of chart ${chart}: the answer was not JSON. Check that ${new URL(answer.url).host} is an OCI registry and not a page of a proxy.`,
      { cause },
    );
  }
}

function nextPage(answer: Response, asked: URL): URL | undefined {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(answer.headers.get('link') ?? '')?.[1];
  if (link === undefined || !URL.canParse(link, asked)) return undefined;
  const next = new URL(link, asked);
  return next.origin === asked.origin ? next : undefined;
}

function refused(chart: string, { status }: Response): Failure {
  const what = `Could not list the versions of chart ${chart}`;
  if (status === 404)
    return new Failure(
      'not-found',
      `${what}: its registry has no such chart. Check CERTFERRY_CHART.`,
    );
  if (status === 401 || status === 403)
    return new Failure(
      'forbidden',
      `${what}: its registry lets nobody in without a password. Set CERTFERRY_CHART to one that can be read by everybody.`,
    );
  return new Failure('unavailable', `${what}: its registry answered HTTP ${status}.`);
}
