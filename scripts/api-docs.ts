import { z } from 'zod';

import { backupAnswers, backupPlan } from '@/shared/bundle';
import { liveMessage } from '@/shared/live';
import { upgradeAnswers, upgradePlan, upgradeVerdict } from '@/shared/upgrade';

import { shapeOf, type JsonSchema } from './schema-shape';

interface Described {
  readonly path: string;
  readonly type: string;
  readonly about: string;
  readonly input?: z.ZodType;
  readonly output?: z.ZodType;
}

interface Definition {
  readonly type?: string;
  readonly meta?: { readonly about?: string };
  readonly inputs?: readonly z.ZodType[];
  readonly output?: z.ZodType;
}

/** A procedure of tRPC as far as it is looked into here. */
type Procedure = { readonly _def: Definition };

const isProcedure = (value: unknown): value is Procedure =>
  typeof value === 'function' && '_def' in value;

/** Every procedure with what it says of itself; throws where one says nothing. */
function described(procedures: Readonly<Record<string, unknown>>): Described[] {
  return Object.entries(procedures).map(([path, procedure]) => {
    if (!isProcedure(procedure)) throw new Error(`${path} is no procedure`);
    const { type, meta, inputs, output } = procedure._def;
    if (!type || !meta?.about)
      throw new Error(`${path} does not say what it does: .meta({ about })`);
    const input = inputs?.[0];
    return { path, type, about: meta.about, ...(input && { input }), ...(output && { output }) };
  });
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(type, { io, unrepresentable: 'any' });
}

/** JSON schema allows true and false for schemas. */
const schemaIn = (schema: JsonSchema | boolean): JsonSchema =>
  typeof schema === 'boolean' ? {} : schema;

/** What a shell fills in; see the beginning of the page. */
function exampleOf(schema: JsonSchema, name: string, of: string): unknown {
  if (name === 'cluster') return '$CLUSTER';
  if (name === 'id') return of.startsWith('bundles.') ? '$BUNDLE' : '$RUN';
  if (name === 'planHash') return '$HASH';
  if (name === 'namespace') return 'shop';
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object') return exampleObject(schema, of);
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  return name === 'name' ? 'cart' : 'TEXT';
}

/** What must be given, and the cluster wherever one may be named. */
function exampleObject({ properties = {}, required = [] }: JsonSchema, of: string): object {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || name === 'cluster')
      .map(([name, schema]) => [name, exampleOf(schemaIn(schema), name, of)]),
  );
}

/** Where what must be given is not enough. */
const examples: Readonly<Record<string, unknown>> = {
  'certificates.list': { cluster: '$CLUSTER', states: ['failing', 'expired'], sort: 'expiry' },
  'wizards.plan': { cluster: '$CLUSTER', wizard: 'backup', answers: { encrypt: false } },
  'issuers.get': { cluster: '$CLUSTER', kind: 'ClusterIssuer', name: 'company-ca' },
  'secrets.consumers': { cluster: '$CLUSTER', namespace: 'shop', name: 'cart-tls' },
  'secrets.get': { cluster: '$CLUSTER', namespace: 'shop', name: 'cart-tls' },
  'symptoms.explain': {
    cluster: '$CLUSTER',
    text: 'x509: certificate signed by unknown authority',
  },
  'runs.start': {
    cluster: '$CLUSTER',
    wizard: 'backup',
    answers: { encrypt: false },
    planHash: '$HASH',
  },
  'runs.answer': { cluster: '$CLUSTER', id: '$RUN', question: 'passphrase', value: '$ANSWER' },
  live: { topics: { inventory: { cluster: '$CLUSTER' }, logs: { cluster: '$CLUSTER' } } },
};

const inShell = (json: unknown) =>
  `"${JSON.stringify(json)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)}"`;

function curlOf({ path, type, input }: Described): string {
  const given = input && (examples[path] ?? exampleOf(schemaOf(input, 'input'), '', path));
  const url = `"$CERTFERRY/api/trpc/${path}"`;
  const who = '-H "Authorization: Bearer $TOKEN"';
  if (type === 'mutation')
    return `curl -sS ${url} ${who} -H 'Content-Type: application/json' -d ${inShell(given)}`;
  const data =
    given === undefined ? '' : ` --data-urlencode ${inShell(given).replace('"', '"input=')}`;
  return `curl -sS${type === 'subscription' ? 'N' : ''} -G ${url} ${who}${data}`;
}

const bounds = {
  minimum: 'at least',
  maximum: 'at most',
  minLength: 'characters: at least',
  maxLength: 'characters: at most',
  maxItems: 'entries: at most',
  pattern: 'pattern',
  default: 'default',
} as const;

function boundsOf(schema: JsonSchema): string {
  return Object.entries(bounds)
    .flatMap(([name, words]) => {
      const value = schema[name as keyof typeof bounds];
      const isOdd = value === undefined || Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
      return isOdd ? [] : [`${words} \`${JSON.stringify(value)}\``];
    })
    .join(', ');
}

const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

function inputTable(schema: JsonSchema): string {
  const { properties = {}, required = [] } = schema;
  const rows = Object.entries(properties).map(([name, one]) => {
    const must = required.includes(name) ? 'yes' : '';
    return `| \`${name}\` | \`${cell(shapeOf(one, Number.POSITIVE_INFINITY))}\` | ${must} | ${cell(boundsOf(schemaIn(one)))} |`;
  });
  if (rows.length === 0) return 'Takes no input.\n';
  return ['| input | type | needed | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function answerOf({ path, output }: Described): string {
  const schema = path === 'live' ? liveMessage : output;
  if (!schema) throw new Error(`${path} does not say what it answers: .output(…)`);
  const shape = shapeOf(schemaOf(schema, 'output')).trimStart();
  if (shape === 'unknown') return 'Answers with nothing: it was done.\n';
  const what = path === 'live' ? 'Each event is one of' : 'Answers with';
  return `${what}\n\n\`\`\`ts\n${shape}\n\`\`\`\n`;
}

function section(one: Described): string {
  const { path, type, about, input } = one;
  const method = type === 'mutation' ? 'POST' : 'GET';
  return [
    `### ${path}\n`,
    `${about}\n`,
    `\`${method} /api/trpc/${path}\`${type === 'subscription' ? ', `text/event-stream`' : ''}\n`,
    input ? inputTable(schemaOf(input, 'input')) : 'Takes no input.\n',
    answerOf(one),
    `\`\`\`sh\n${curlOf(one)}\n\`\`\`\n`,
  ].join('\n');
}

interface RouteDocs {
  /** As Next names it: `/api/bundles/[id]`. */
  readonly route: string;
  readonly method: 'GET' | 'POST';
  readonly about: string;
  readonly curl: string;
}

const withToken = '-H "Authorization: Bearer $TOKEN"';
/** The addresses below /api that are no procedures. */
export const routes: readonly RouteDocs[] = [
  {
    route: '/api/bundles/[id]',
    method: 'GET',
    about:
      'One bundle as the file that it is, after every byte was seen to be as it was written; with `damaged=true` also where it is not. Who asks must be allowed to get Secrets in every namespace inside, now.',
    curl: `curl -sS -OJ -G "$CERTFERRY/api/bundles/$BUNDLE" ${withToken} --data-urlencode "cluster=$CLUSTER"`,
  },
  {
    route: '/api/export/certificates',
    method: 'GET',
    about:
      'All Certificates that the filters of `certificates.list` find, of those that you may see, as one file: `format` is `csv` (RFC 4180; no value is taken for a formula) or `json` (a list of the rows). `offset` and `limit` mean nothing here. Every row says when it was last known to equal the cluster (`read at`, `readAt`) and whether that is `stale` because the cluster is not heard from; a stale file is called so. Refused while not all of them are known.',
    curl: `curl -sS -G "$CERTFERRY/api/export/certificates" ${withToken} -d format=csv --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/export/challenges',
    method: 'GET',
    about: 'The same of ACME Challenges, with the filters of `challenges.list`.',
    curl: `curl -sS -G "$CERTFERRY/api/export/challenges" ${withToken} -d format=json --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/export/issuers',
    method: 'GET',
    about: 'The same of Issuers and ClusterIssuers, with the filters of `issuers.list`.',
    curl: `curl -sS -G "$CERTFERRY/api/export/issuers" ${withToken} -d format=csv --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/export/orders',
    method: 'GET',
    about: 'The same of ACME Orders, with the filters of `orders.list`.',
    curl: `curl -sS -G "$CERTFERRY/api/export/orders" ${withToken} -d format=json --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/export/requests',
    method: 'GET',
    about: 'The same of CertificateRequests, with the filters of `requests.list`.',
    curl: `curl -sS -G "$CERTFERRY/api/export/requests" ${withToken} -d format=csv --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/export/secrets',
    method: 'GET',
    about: 'The same of TLS Secrets, with the filters of `secrets.list`; never a byte of a key.',
    curl: `curl -sS -G "$CERTFERRY/api/export/secrets" ${withToken} -d format=json --data-urlencode "input={\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/health',
    method: 'GET',
    about: 'For probes: says that the process answers, and nothing else. Asks for no token.',
    curl: 'curl -sS "$CERTFERRY/api/health"',
  },
  {
    route: '/api/logs',
    method: 'GET',
    about:
      'Everything that the pods of one component (`controller`, `webhook` or `cainjector`) have logged, as a text file: a section a pod, each line with its time, redacted.',
    curl: `curl -sS -G "$CERTFERRY/api/logs" ${withToken} --data-urlencode "cluster=$CLUSTER" -d component=controller`,
  },
  {
    route: '/api/sign-in',
    method: 'POST',
    about:
      'For browsers: a session cookie for a bearer token, or for the secret of the printed link (`{"link": "…"}`). Under a cookie, changes need an `Origin` of the same host; scripts need no session.',
    curl: `curl -sS -i "$CERTFERRY/api/sign-in" -H "Origin: $CERTFERRY" -H 'Content-Type: application/json' -d "{\\"token\\":\\"$TOKEN\\",\\"cluster\\":\\"$CLUSTER\\"}"`,
  },
  {
    route: '/api/sign-out',
    method: 'POST',
    about:
      'For browsers: ends the session of the cookie (`$COOKIE`, as sign-in set it), also for every copy of it.',
    curl: `curl -sS "$CERTFERRY/api/sign-out" -H "Origin: $CERTFERRY" -H "Cookie: $COOKIE" -H 'Content-Type: application/json' -d '{}'`,
  },
];

const routeSection = ({ route, method, about, curl }: RouteDocs) =>
  [`### ${route}\n`, `${about}\n`, `\`${method} ${route}\`\n`, `\`\`\`sh\n${curl}\n\`\`\`\n`].join(
    '\n',
  );

/** What `answers` and `plan` are, by wizard, and what a run tells of itself in the end. */
const wizardShapes = [
  ['`answers` of backup', backupAnswers, 'input'],
  ['`plan` of backup', backupPlan, 'output'],
  ['`answers` of upgrade', upgradeAnswers, 'input'],
  ['`plan` of upgrade', upgradePlan, 'output'],
  ['`told.verdict` of an upgrade in runs.get', upgradeVerdict, 'output'],
] as const;

const wizardSection = () =>
  wizardShapes
    .map(([title, type, io]) => `${title}:\n\n\`\`\`ts\n${shapeOf(schemaOf(type, io))}\n\`\`\`\n`)
    .join('\n');

/** docs/api.md, from what the procedures say of themselves. */
export function apiDocs(head: string, procedures: Readonly<Record<string, unknown>>): string {
  return [
    head,
    '## Procedures\n',
    ...described(procedures).map(section),
    '## What wizards ask and decide\n',
    wizardSection(),
    '## Other addresses\n',
    ...routes.map(routeSection),
  ].join('\n');
}
