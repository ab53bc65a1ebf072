import { createHash } from 'node:crypto';

import { Failure } from '@/shared/failure';

import { type Cluster, withToken } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';
import { statusOf } from '../kube/status-failure';
import { readCookie } from './cookie';
import type { Identity } from './identity';
import { unnamed } from './kubeconfig-user';
import { notSignedIn } from './not-signed-in';
import { unseal } from './seal';
import { endSession, isOver, type Session, tokenOf } from './sessions';
import { whoAmI } from './who-am-i';

/** The kubeconfig's own user, on every cluster of the kubeconfig; what a cluster calls them is asked where it is shown. */
function byLink(session: Session): Identity {
  return {
    actor: { ...unnamed, via: 'link' },
    key: `link ${session.id}`,
    session,
    on: (cluster) => cluster,
  };
}

/** Whoever the API server of `cluster` says that the token belongs to; on that cluster only. */
export async function identifyToken(
  token: string,
  cluster: Cluster,
  via: 'token' | 'bearer',
): Promise<Identity> {
  try {
    const actor = { ...(await whoAmI(withToken(cluster, token), token)), via };
    return {
      actor,
      key: createHash('sha256').update(`${cluster.name} ${cluster.server} ${token}`).digest('hex'),
      only: cluster.name,
      on(other) {
        if (other.name === cluster.name && other.server === cluster.server)
          return withToken(other, token);
        throw new Failure(
          'forbidden',
          `You are signed in to cluster ${cluster.name} with a token of its own. Sign in to cluster ${other.name} to see it.`,
        );
      },
    };
  } catch (error) {
    if (statusOf(error)?.status !== 401) throw error;
    throw new Failure(
      'unauthorized',
      `Cluster ${cluster.name} does not accept this token: it is expired, or of another cluster. Make a new one, for example: kubectl create token NAME`,
      { cause: error },
    );
  }
}

async function byCookie(value: string): Promise<Identity> {
  const cookie = await unseal(value);
  const session = cookie && { id: cookie.id, until: cookie.exp * 1000 };
  if (!session || isOver(session)) throw notSignedIn();
  return cookie.via === 'link' ? byLink(session) : byToken(session);
}

async function byToken(session: Session): Promise<Identity> {
  const kept = tokenOf(session.id);
  if (!kept)
    throw new Failure(
      'unauthorized',
      'Certferry was restarted and keeps no tokens on disk. Enter your token again.',
    );
  const cluster = findCluster(kept.cluster);
  if (cluster.server === kept.server)
    return { ...(await identifyToken(kept.token, cluster, 'token')), session };
  endSession(session);
  throw new Failure(
    'unauthorized',
    `You signed in to ${kept.server}, and the kubeconfig's context ${cluster.name} leads to ${cluster.server} now. Enter a token of the cluster there.`,
  );
}

/**
 * Who makes this request; a Failure `unauthorized` for nobody. A bearer token wins over a cookie, is
 * checked by the API server of the cluster that the request asks about, and is never sent to another.
 */
export async function identify(headers: Headers, clusterName?: string): Promise<Identity> {
  const authorization = headers.get('authorization');
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  // Never falls back to the cookie, whose requests are guarded in another way.
  if (authorization !== null && !bearer) throw notSignedIn();
  if (bearer) return identifyToken(bearer, findCluster(clusterName), 'bearer');
  const cookie = readCookie(headers.get('cookie'));
  if (!cookie) throw notSignedIn();
  return byCookie(cookie);
}
