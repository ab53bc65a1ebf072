import type { Cluster } from './cluster';
import { networkFailure } from './network-failure';
import { bodyOf, send } from './send';

interface ServerVersion {
  /** `v1.33.13`; empty where the answer names none. */
  readonly version: string;
  /** The API server's clock, milliseconds since 1970; ours where it does not tell. */
  readonly now: number;
}

/** Kubernetes' version, and what time the API server has: certificates are judged by its clock, which may not be ours. */
export async function serverVersion(
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<ServerVersion> {
  const response = await send(cluster, { path: '/version', ...(signal && { signal }) });
  try {
    const found = /"gitVersion":\s*"([^"]*)"/.exec(await bodyOf(response))?.[1];
    const now = Date.parse(response.headers.date ?? '');
    return { version: found ?? '', now: Number.isNaN(now) ? Date.now() : now };
  } catch (error) {
    throw networkFailure(error, 'read /version', cluster);
  }
}
