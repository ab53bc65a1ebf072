// @ts-check

/** @param {number | undefined} value */
function show(value) {
  return Number((value ?? Number.NaN).toPrecision(3));
}

/**
 * The middle of several measurements, with the lowest and the highest as text.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    spread: `${show(sorted[0])}–${show(sorted.at(-1))}`,
  };
}
