const digits = new Intl.NumberFormat('en-US');

/** `1,842` */
export function count(value: number): string {
  return digits.format(value);
}

/** `1 certificate`, `1,842 certificates` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** ` · 3 fit the filters`; nothing where all are shown. */
export function fitting(found: number, total: number): string {
  if (found >= total) return '';
  return ` · ${count(found)} ${found === 1 ? 'fits' : 'fit'} the filters`;
}
