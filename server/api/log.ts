import pino from 'pino';

/** One line of JSON per event on standard error. What is logged must not hold a Secret's value or a token. */
export const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
);
