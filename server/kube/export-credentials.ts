import type { RequestOptions } from 'node:https';

import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';

import { Failure } from '@/shared/failure';
import { shellQuote } from '@/shared/shell-quote';

import type { Credentials } from './cluster';
import { tokenInFile } from './token-files';

function checked(config: KubeConfig, name: string): { server: string; proxyUrl?: string } {
  const undefinedPart = !config.getCurrentCluster()
    ? 'cluster'
    : config.getContextObject(name)?.user && !config.getCurrentUser() && 'user';
  const cluster = config.getCurrentCluster();
  if (cluster && !undefinedPart) return cluster;
  throw new Failure(
    'invalid',
    `The kubeconfig's context ${name} names a ${undefinedPart} that it does not define. Check it with: kubectl config view`,
  );
}

async function applied(config: KubeConfig, name: string): Promise<RequestOptions> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
    const token = tokenInFile(config);
    return token
      ? { ...options, headers: { ...headersOf(options), Authorization: `Bearer ${token}` } }
      : options;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'unauthorized',
      `Could not get credentials for context ${name}: ${said.split('\n', 1)[0]?.slice(0, 300)}. Try: kubectl --context ${shellQuote(name)} auth whoami`,
      { cause },
    );
  }
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [header, value] of Object.entries(headers ?? {}))
    if (typeof value === 'string') kept[header] = value;
  if (auth) kept.Authorization = `Basic ${Buffer.from(auth).toString('base64')}`;
  return kept;
}

/** The kubeconfig has one certificate or key; Node's type allows lists of them. */
function one(value: unknown): string | Buffer | undefined {
  return Buffer.isBuffer(value) || typeof value === 'string' ? value : undefined;
}

/**
 * Lets client-node fill in what its current context needs: certificates, tokens, what an exec plugin
 * answers. Its agent is taken only where a proxy is named; see docs/decisions/001.
 */
export async function exportCredentials(config: KubeConfig, name: string): Promise<Credentials> {
  const cluster = checked(config, name);
  // client-node refuses plain http unless told that there is nothing to verify; kubectl does not.
  if (cluster.server.startsWith('http:')) Object.assign(cluster, { skipTLSVerify: true });
  const options = await applied(config, name);
  const { passphrase, servername, rejectUnauthorized, agent } = options;
  return {
    tls: {
      ca: one(options.ca),
      cert: one(options.cert),
      key: one(options.key),
      passphrase,
      servername,
      // Left out rather than undefined: undefined would turn verification off in tls.connect.
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    },
    headers: headersOf(options),
    ...(cluster.proxyUrl && typeof agent === 'object' && { agent }),
  };
}
