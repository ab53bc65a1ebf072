// @ts-check
import { writeFileSync } from 'node:fs';

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * Writes the errors that nobody handled, of which vitest's JSON says nothing, into the file that CERTFERRY_UNHANDLED names.
 * @implements {Reporter}
 */
export default class UnhandledReporter {
  /**
   * @param {unknown} _
   * @param {readonly { message: string }[]} errors
   */
  onTestRunEnd(_, errors) {
    const file = process.env.CERTFERRY_UNHANDLED;
    if (file) writeFileSync(file, JSON.stringify(errors.map(({ message }) => message)));
  }
}
