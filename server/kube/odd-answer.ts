import { Failure } from '@/shared/failure';

/** A 200 that no API server would give: a captive portal, a load balancer's page, the wrong address. */
export function oddAnswer(
  what: string,
  cluster: { name: string; server: string },
  was: string,
  cause?: unknown,
): Failure {
  return new Failure(
    'unavailable',
    `Could not ${what} in cluster ${cluster.name}: the answer was ${was}. Check that ${cluster.server} is a Kubernetes API server and not a page of a proxy.`,
    { cause },
  );
}
