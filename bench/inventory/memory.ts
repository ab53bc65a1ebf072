import { readFile } from 'node:fs/promises';

async function status(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kib] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text) ?? [];
  return Number(kib) / 1_024;
}

/** Resident memory of a process, in MiB. */
export const rss = (pid: number) => status(pid, 'VmRSS');

/** The most that it ever was. */
export const mostRss = (pid: number) => status(pid, 'VmHWM');
