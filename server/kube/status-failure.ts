import { Failure, type FailureCode } from '@/shared/failure';
import { shellQuote } from '@/shared/shell-quote';

/** What the API server said of a refusal; the cause of the Failure made from it. */
export interface Status {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
  /** Seconds, from the Retry-After header or the Status' details. */
  readonly retryAfter?: number;
}

const codes: Readonly<Record<number, FailureCode>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  406: 'unsupported',
  409: 'conflict',
  410: 'conflict',
  413: 'invalid',
  415: 'unsupported',
  422: 'invalid',
  429: 'unavailable',
};

const codeOf = (status: number): FailureCode =>
  codes[status] ?? (status >= 500 ? 'unavailable' : 'internal');

/** RBAC's verbs for our words. */
const grants: Readonly<Record<string, string>> = {
  read: 'get',
  change: 'patch',
  replace: 'update',
};

function advice(code: FailureCode, what: string, cluster: string): string {
  const [verb = '', kind = ''] = what.split(' ', 2);
  if (code === 'unauthorized')
    return `The credentials for ${cluster} are expired or not valid: sign in to the cluster again (kubectl --context ${shellQuote(cluster)} auth whoami shows whether it lets you in).`;
  if (code === 'forbidden')
    return `Grant ${grants[verb] ?? verb} on ${kind} to this user, or ask somebody who may.`;
  return code === 'unavailable' ? 'Certferry tries again by itself.' : '';
}

/** Reads `body` as a Kubernetes Status where it is one. */
export function readStatus(status: number, body: string, retryAfter?: string): Status {
  let parsed: { reason?: unknown; message?: unknown; details?: { retryAfterSeconds?: unknown } } =
    {};
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json === 'object' && json !== null) parsed = json;
  } catch {
    // A proxy's HTML page or plain text: its first line is all that is known.
  }
  const seconds = Number(retryAfter ?? parsed.details?.retryAfterSeconds);
  return {
    status,
    reason: typeof parsed.reason === 'string' ? parsed.reason : '',
    message:
      typeof parsed.message === 'string'
        ? parsed.message
        : (body.trim().split('\n', 1)[0] ?? '').slice(0, 300),
    ...(Number.isFinite(seconds) && seconds > 0 && { retryAfter: seconds }),
  };
}

export function statusFailure(what: string, cluster: string, status: Status): Failure {
  const code = codeOf(status.status);
  const said = status.message || status.reason || `HTTP ${status.status}`;
  const next = advice(code, what, cluster);
  return new Failure(
    code,
    `Could not ${what} in cluster ${cluster}: ${said.replace(/\.?$/, '.')}${next && ` ${next}`}`,
    {
      cause: status,
    },
  );
}

/** The API server's own Status behind a failure, where there is one. */
export function statusOf(error: unknown): Status | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'status' in cause
    ? (cause as Status)
    : undefined;
}
