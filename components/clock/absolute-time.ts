/** `2026-11-24 06:35:10 UTC`: the same for everybody who compares notes, on the server and in the browser. */
export function absoluteTime(moment: number): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return 'a time that cannot be read';
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
