import { perProcess } from '@/shared/per-process';

/** Aborts when the process is asked to end, so that open streams do not hold it back. */
export const shutdown = perProcess('shutdown', () => new AbortController());
