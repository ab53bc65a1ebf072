interface Lifetime {
  readonly notBefore?: number | undefined;
  readonly notAfter?: number | undefined;
}

/** How much of a lifetime has passed at `moment`: whole percent, 0 to 100; undefined without a lifetime. */
export function lifetimeShare(
  { notBefore, notAfter }: Lifetime,
  moment: number,
): number | undefined {
  if (notBefore === undefined || notAfter === undefined || notAfter <= notBefore) return undefined;
  const share = (moment - notBefore) / (notAfter - notBefore);
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}
