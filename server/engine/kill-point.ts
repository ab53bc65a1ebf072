/**
 * For tests of crashes only: where CERTFERRY_KILL_AT names this point, `before:STEP` or `after:STEP`, the process ends
 * itself by SIGKILL, right before the step's beginning or right after its end is written.
 */
export function killPoint(when: 'before' | 'after', step: string): void {
  if (process.env.CERTFERRY_KILL_AT === `${when}:${step}`) process.kill(process.pid, 'SIGKILL');
}
