const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g;

/** Milliseconds of a duration as Go writes it, `2160h` or `1h30m`; undefined where it is none. */
export function goDuration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === '0') return 0;
  const parts = [...text.matchAll(part)];
  const whole = parts.map(([all]) => all).join('');
  if (parts.length === 0 || text.replace(/^[+-]/, '') !== whole) return undefined;
  const sum = parts.reduce(
    (before, [, number, unit]) => before + Number(number) * (units[unit ?? ''] ?? 0),
    0,
  );
  return text.startsWith('-') ? -sum : sum;
}
