import type { Agent } from 'node:http';

/** What one request to the API server needs to be let in. */
export interface Credentials {
  readonly tls: {
    readonly ca?: string | Buffer;
    readonly cert?: string | Buffer;
    readonly key?: string | Buffer;
    readonly passphrase?: string;
    readonly servername?: string;
    readonly rejectUnauthorized?: boolean;
  };
  readonly headers: Readonly<Record<string, string>>;
  /** Only where the kubeconfig names a proxy; else the pool's own agent is used. */
  readonly agent?: Agent;
}

/** One API server and one identity towards it. */
export interface Cluster {
  /** The kubeconfig's context. */
  readonly name: string;
  readonly server: string;
  /** The credentials as of now; `renew` asks for new ones after the API server refused these. */
  credentials(renew: boolean): Promise<Credentials>;
}

/** The same API server, asked as whoever owns the bearer token. */
export function withToken(cluster: Cluster, token: string): Cluster {
  return {
    name: cluster.name,
    server: cluster.server,
    async credentials() {
      const { tls, agent } = await cluster.credentials(false);
      const { cert: _cert, key: _key, passphrase: _passphrase, ...trust } = tls;
      // A proxy's agent carries the kubeconfig's client certificate and would speak as its user.
      if (agent && tls.cert)
        throw new Error(
          'A bearer token cannot be used through this proxy with a client certificate.',
        );
      return { tls: trust, headers: { Authorization: `Bearer ${token}` }, ...(agent && { agent }) };
    },
  };
}
