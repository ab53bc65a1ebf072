/** Answers a method that a route does not serve; Next would answer HEAD and OPTIONS by itself. */
export function refuseMethod(...allowed: readonly string[]): () => Response {
  return () =>
    Response.json(
      { code: 'unsupported', message: `This address answers ${allowed.join(' and ')} only.` },
      { status: 405, headers: { Allow: allowed.join(', ') } },
    );
}
