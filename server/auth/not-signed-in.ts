import { Failure } from '@/shared/failure';

export function notSignedIn(): Failure {
  return new Failure(
    'unauthorized',
    'Not signed in. Open the link that Certferry prints when it starts, or sign in with a bearer token of your cluster.',
  );
}
