const digits = new Intl.NumberFormat('en-US');

/** `1,842` */
export function count(value: number): string {
  return digits.format(value);
}

/** `1 certificate`, `1,842 certificates` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
