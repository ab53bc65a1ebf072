import { clsx, type ClassValue } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins Tailwind classes; a later one wins over an earlier one of its kind. */
export function classes(...values: readonly ClassValue[]): string {
  return twMerge(clsx(values));
}
