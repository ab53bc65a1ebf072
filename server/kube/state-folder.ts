import { homedir } from 'node:os';

/** Where a person's own programs keep their state: the XDG base directory specification. */
export function stateFolder(): string {
  const { CERTFERRY_HOME: own, XDG_STATE_HOME: state } = process.env;
  return own ?? `${state ?? `${homedir()}/.local/state`}/certferry`;
}
