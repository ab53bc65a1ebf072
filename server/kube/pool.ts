import { createHash } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import { perProcess } from '@/shared/per-process';

import type { Credentials } from './cluster';

const most = 64;

/** One keep-alive agent per server and TLS identity: client-node makes one per call (decision 001). */
class Pool {
  readonly #agents = new Map<string, HttpAgent>();

  agent(server: string, { tls, agent }: Credentials): HttpAgent {
    if (agent) return agent;
    const key = createHash('sha256')
      .update(
        JSON.stringify([server, tls], (_, value) =>
          Buffer.isBuffer(value) ? value.toString('base64') : value,
        ),
      )
      .digest('hex');
    const found = this.#agents.get(key);
    if (found) {
      this.#agents.delete(key);
      this.#agents.set(key, found);
      return found;
    }
    const options = { keepAlive: true, keepAliveMsecs: 15_000, maxFreeSockets: 16 };
    const made = server.startsWith('http:')
      ? new HttpAgent(options)
      : new HttpsAgent({ ...options, ...tls });
    this.#agents.set(key, made);
    this.#dropOldest();
    return made;
  }

  /** Renewed client certificates leave agents behind; the least recently used go. */
  #dropOldest(): void {
    for (const [key, agent] of this.#agents) {
      if (this.#agents.size <= most) return;
      this.#agents.delete(key);
      agent.destroy();
    }
  }
}

export const pool = perProcess('kube-pool', () => new Pool());
