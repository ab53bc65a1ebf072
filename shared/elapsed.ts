const steps = [
  ['y', 365 * 86_400],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** A length of time in its two largest units: `2 d 4 h`, `14 s`. Milliseconds in; never negative. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const first = steps.findIndex(([, size]) => seconds >= size);
  if (first === -1) return '0 s';
  const [unit, size] = steps[first] ?? steps[4];
  const whole = `${Math.floor(seconds / size)} ${unit}`;
  const next = steps[first + 1];
  if (!next) return whole;
  const rest = Math.floor((seconds % size) / next[1]);
  return rest === 0 ? whole : `${whole} ${rest} ${next[0]}`;
}
