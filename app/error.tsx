'use client';

/** What is shown when a page itself has a fault: what happened, and both ways on. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-xl flex-col gap-3 px-4 py-10">
      <h1>This page could not be drawn: a fault in Certferry</h1>
      <p>
        The cluster is not affected. The server’s log names the cause
        {error.digest ? (
          <>
            {' '}
            under digest <code className="mono">{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <button type="button" className="btn-main self-start" onClick={reset}>
        Draw it again
      </button>
    </main>
  );
}
