// @ts-check
import { homedir } from 'node:os';
import { resolve } from 'node:path';

/** Where everything is kept that took long to make and can be made again. */
export function cacheFolder() {
  return resolve(process.env.CERTFERRY_CACHE || `${homedir()}/.cache/certferry`);
}
