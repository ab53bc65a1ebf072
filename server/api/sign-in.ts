import { Failure } from '@/shared/failure';
import { signIn as signInBody } from '@/shared/session';

import { setCookie } from '../auth/cookie';
import { guardHost, guardJson, guardSameOrigin } from '../auth/guard-request';
import { identifyToken } from '../auth/identify';
import { useLink } from '../auth/links';
import { seal } from '../auth/seal';
import { keepToken, newSession } from '../auth/sessions';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';
import { answerFailure } from './answer-failure';

async function startByLink(secret: string): Promise<{ id: string; via: 'link' }> {
  if (!useLink(secret))
    throw new Failure(
      'unauthorized',
      'This sign-in link was used already, or is older than 10 minutes. Press Enter in the terminal in which Certferry runs, or restart it, to get a new one.',
    );
  return { id: newSession(), via: 'link' };
}

async function startByToken(
  token: string,
  clusterName: string,
): Promise<{ id: string; via: 'token'; token: string; cluster: Cluster }> {
  const cluster = findCluster(clusterName || undefined);
  await identifyToken(token, cluster, 'token');
  return { id: newSession(), via: 'token', token, cluster };
}

/** POST /api/sign-in: the printed link's secret, or a bearer token, for a sealed session cookie. */
export async function signIn(request: Request): Promise<Response> {
  try {
    guardHost(request.headers);
    guardJson(request.headers);
    guardSameOrigin(request.headers);
    const parsed = signInBody.safeParse(await request.json().catch(() => undefined));
    if (!parsed.success)
      throw new Failure(
        'invalid',
        'Send {"link": "…"} or {"token": "…", "cluster": "…"}; the cluster may be empty when there is one.',
      );
    const body = parsed.data;
    const session =
      'link' in body ? await startByLink(body.link) : await startByToken(body.token, body.cluster);
    const { value, maxAge } = await seal({ id: session.id, via: session.via });
    if (session.via === 'token')
      keepToken(session.id, {
        token: session.token,
        cluster: session.cluster.name,
        server: session.cluster.server,
        until: Date.now() + maxAge * 1000,
      });
    return new Response(null, {
      status: 204,
      headers: { 'Set-Cookie': setCookie(value, maxAge), 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return answerFailure(error);
  }
}
