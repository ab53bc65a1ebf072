import { Failure, type FailureCode } from '@/shared/failure';

interface Kind {
  readonly says: RegExp;
  readonly code: FailureCode;
  /** What to do next. */
  readonly next: string;
}

/** The first that fits; texts of Helm 4. Those of the cluster stand before those of registries, which are vaguer. */
const kinds: readonly Kind[] = [
  {
    // Our own words, by which a run that lost hold of itself is kept from writing.
    says: /writes nothing until its Lease is renewed|does not execute run \S+ any longer, and writes nothing of it/,
    code: 'unavailable',
    next: 'It goes on when the Lease is renewed.',
  },
  {
    says: /failed calling webhook/i,
    code: 'conflict',
    next: 'A webhook that has to be asked first does not answer: look at its Service and its pods, or at the webhook configuration that names it, then try again.',
  },
  {
    says: /another operation \(install\/upgrade\/rollback\) is in progress/i,
    code: 'conflict',
    next: 'Somebody else upgrades this release, or was cut off while doing so: look at `helm history`, and continue when its last revision is no longer pending.',
  },
  {
    says: /release: already exists/i,
    code: 'conflict',
    next: 'A record of its next revision is there already: another upgrade was quicker, or the record is damaged. Look at `helm history` and at the Secrets sh.helm.release.v1.*.',
  },
  {
    says: /values don't meet the specifications of the schema/i,
    code: 'invalid',
    next: 'Change the values that it names: `helm get values` shows what the release has.',
  },
  {
    says: /invalid ownership metadata|exists and cannot be imported into the current release/i,
    code: 'conflict',
    next: 'The object belongs to somebody else. Remove it, or give it to this release, and try again.',
  },
  {
    says: /apply failed with \d+ conflicts?/i,
    code: 'conflict',
    next: 'Somebody else has set the fields that it names. Give them back, and try again.',
  },
  {
    says: /is forbidden: User|\(Forbidden\)|\bforbidden\b/i,
    code: 'forbidden',
    next: 'Grant what it names, or ask somebody who may.',
  },
  {
    says: /\bUnauthorized\b|asked for the client to provide credentials/i,
    code: 'unauthorized',
    next: 'Sign in to the cluster again.',
  },
  {
    // While an API server is away helm's time may be over before it gets an answer.
    says: /could not get server version from Kubernetes|request did not complete within|unable to return a response in the time allotted/i,
    code: 'unavailable',
    next: 'Certferry tries again by itself.',
  },
  {
    says: /timed out waiting|context deadline exceeded|client rate limiter Wait returned/i,
    code: 'conflict',
    next: 'What helm waited for did not get ready in time: look at the pods and their events, then try again.',
  },
  { says: /context canceled/i, code: 'conflict', next: 'It was ended before it was done.' },
  {
    says: /has no deployed releases|release: not found|release has no \S+ version/i,
    code: 'not-found',
    next: 'Look at `helm history` for the revisions that there are.',
  },
  {
    says: /cluster unreachable|could not talk to|server is currently unable|service ?unavailable|connection refused|connection reset|unexpected EOF|: EOF|i\/o timeout|no such host|TLS handshake|certificate signed by unknown|etcdserver:|leader changed/i,
    code: 'unavailable',
    next: 'Certferry tries again by itself.',
  },
  {
    says: /manifest unknown|name unknown|: not found|unable to locate any tags|improper constraint|no matching/i,
    code: 'not-found',
    next: 'Check the version and CERTFERRY_CHART.',
  },
  {
    says: /executing "|execution error at|parse error at|YAML parse error/i,
    code: 'invalid',
    next: 'The chart refuses these values: change those that it names.',
  },
  {
    says: /is invalid:|Invalid value/i,
    code: 'invalid',
    next: 'The API server refused an object of the chart: change what it names.',
  },
];

const longest = 1_500;

/** What helm said at its end as a Failure: what was tried, helm's own words, what to do. */
export function helmFailure(what: string, said: string): Failure {
  const kind = kinds.find(({ says }) => says.test(said));
  const words = said.length > longest ? `${said.slice(0, longest)}…` : said;
  const sentence = `Could not ${what}: helm says: ${words.replace(/[.\s]*$/, '.')}`;
  return new Failure(kind?.code ?? 'internal', kind ? `${sentence} ${kind.next}` : sentence);
}
