import { homedir } from 'node:os';

/** Where a person's own programs keep their state: the XDG base directory specification. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { CERTFERRY_HOME: own, XDG_STATE_HOME: state } = env;
  return own ?? `${state ?? `${homedir()}/.local/state`}/certferry`;
}
