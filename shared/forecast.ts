import { z } from 'zod';

import { freshness } from './freshness';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** How many days the forecast looks ahead; a day is the next 24 hours, not one of a calendar. */
export const forecastDays = 90;

export const forecastQuery = z.object({
  cluster: z.string(),
  namespaces: z.array(z.string()).optional(),
});
export type ForecastQuery = z.infer<typeof forecastQuery>;

export const renewal = z.object({
  namespace: z.string(),
  name: z.string(),
  at: moment,
  notAfter: moment.optional(),
});
export type Renewal = z.infer<typeof renewal>;

/** When cert-manager will renew what it renews by itself. */
export const forecast = z.object({
  /** Certificates whose renewal time has passed. */
  due: z.number(),
  /** Renewals in each of the next days; the first one is the next 24 hours. */
  days: z.array(z.number()).length(forecastDays),
  within: z.object({ 7: z.number(), 30: z.number(), 90: z.number() }),
  later: z.number(),
  /** Certificates that say no renewal time: nothing has been issued, or renewal is turned off. */
  without: z.number(),
  /** The day on which the most are renewed; absent where none is. */
  peak: z.object({ day: z.number(), renewals: z.number() }).optional(),
  /** The next renewals, the first one first. */
  next: z.array(renewal),
  freshness,
  now: moment,
});
export type Forecast = z.infer<typeof forecast>;
