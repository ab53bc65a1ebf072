/** `2026-11-24 18:05:00 UTC`. */
export function utcText(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}
