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
  /** What it takes to talk to this very server, without anybody's identity: starts no plugin of the kubeconfig's user. */
  trust(): Promise<Credentials>;
  /** Throws a Failure when nothing may be written any longer: called when the connection stands, right before the bytes go. */
  guardWrite?(): void;
  /**
   * Milliseconds after which the API server gives a write up that it has not done: what waits there for a webhook must
   * not be done when somebody else has the run.
   */
  readonly writeTimeout?: number;
  /** How it names itself to the API server, and so in the audit log. */
  readonly userAgent?: string;
}

/** The same API server, asked as whoever owns the bearer token. */
export function withToken(cluster: Cluster, token: string): Cluster {
  return {
    name: cluster.name,
    server: cluster.server,
    async credentials() {
      return { ...(await cluster.trust()), headers: { Authorization: `Bearer ${token}` } };
    },
    trust: () => cluster.trust(),
  };
}
