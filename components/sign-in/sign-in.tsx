'use client';

import { LinkStatus } from './link-status';
import { TokenForm } from './token-form';
import { useLinkSecret } from './use-link-secret';
import { useSignIn } from './use-sign-in';

/** Both ways to sign in, side by side. */
export function SignIn({ next }: { next: string }) {
  // A new document, so that nothing of an earlier sign-in stays in memory.
  const enter = () => window.location.assign(next);
  const link = useSignIn(enter);
  useLinkSecret((secret) => link.mutate({ link: secret }));

  return (
    <div className="flex flex-col gap-4">
      <section className="panel p-4" aria-labelledby="by-link">
        <h2 id="by-link" className="mb-2">
          With the link from the terminal
        </h2>
        <LinkStatus
          pending={link.isPending || link.isSuccess}
          refused={link.isError ? link.error.message : undefined}
        />
      </section>
      <section className="panel p-4" aria-labelledby="by-token">
        <h2 id="by-token" className="mb-2">
          With a Kubernetes bearer token
        </h2>
        <TokenForm onDone={enter} />
      </section>
    </div>
  );
}
